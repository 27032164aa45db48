using System.Collections.Immutable;

namespace TrialMatch.Domain.Indicators;

/// <summary>What an indicator means: text that is shown beside its figures.</summary>
/// <param name="Name">For headings.</param>
/// <param name="Denominator">What the value is of; empty for plain counts.</param>
/// <param name="Source">Where the figures come from.</param>
/// <param name="Caveats">What to bear in mind.</param>
public sealed record IndicatorDefinition(
    IndicatorKind Kind, string Name, IndicatorUnit Unit, string Definition, string Denominator, string Source, ImmutableArray<string> Caveats)
{
    private const string UnderFive = "From one to four patients are withheld, and so is what would tell them together with other months, tertials and the year.";
    private const string Recruitment = "What sites reported to this system, counted in the months for which they reported it, as last corrected.";
    private const string Placements = "This system's regional account, counted in the period of placement.";
    private const string ByMonth = "Sites report by month: counted to the end of the first patient's month, so up to a month too long.";
    private const string Inhabitants = "Inhabitants by Statistics Norway, as in the network's facts; they do not change with the period.";
    private const string Requests = "This system's requests, counted in the period in which they were sent.";
    private const string Registrations = "This system's studies, counted in the period in which they were registered, as they stand now.";
    private const string ThroughTrialMatch = "Through TrialMatch only: what sponsors ask hospitals otherwise is not counted.";
    private const string NotSummed = "A study counts once in each scope it concerns, so figures of scopes must not be added up.";
    private const string AskedAgain = "A site that one study asks again counts once, when it was last asked; an inquiry's question about interest does not count.";
    private const string StillOpen = "Recent periods change while requests wait for answers and studies go on.";
    private const string Times = "Times from before they were recorded are left out; the numerator says how many were measured.";
    private const string Interpolated = "Interpolated linearly between the two nearest in order, at rank (n - 1) x share from the lowest.";

    /// <summary>All, in the order of <see cref="IndicatorKind"/>.</summary>
    public static ImmutableArray<IndicatorDefinition> All { get; } =
    [
        OfRequests(IndicatorKind.Requests, "Requests", IndicatorUnit.Count, "Requests to take part that were sent to sites.", ""),
        OfRequests(IndicatorKind.RequestsAccepted, "Accepted", IndicatorUnit.Share, "Requests that the site accepted, whatever became of the study.", "Requests."),
        OfRequests(IndicatorKind.RequestsDeclined, "Declined", IndicatorUnit.Share, "Requests that the site declined.", "Requests."),
        OfRequests(IndicatorKind.RequestsSilent, "Unanswered", IndicatorUnit.Share, "Requests whose deadline passed without an answer.", "Requests."),
        OfRequests(
            IndicatorKind.RequestsAnsweredInTime,
            "Answered in time",
            IndicatorUnit.Share,
            "Requests answered by their deadline.",
            "Requests that were answered, or whose deadline passed without an answer; not those that were withdrawn before."),
        OfRequests(IndicatorKind.DaysToAnswerMedian, "Days to answer, median", IndicatorUnit.Days, "Days from a request to its answer: half took no longer.", "Requests that were answered.", Times, Interpolated),
        OfRequests(IndicatorKind.DaysToAnswerP90, "Days to answer, 90th percentile", IndicatorUnit.Days, "Days from a request to its answer: nine of ten took no longer.", "Requests that were answered.", Times, Interpolated),
        OfRequests(
            IndicatorKind.DeclineReasons,
            "Decline reasons",
            IndicatorUnit.Share,
            "Requests that the site declined for one reason.",
            "Requests that the site declined.",
            "Reasons from before they were recorded here are left out, so shares may add up to less than 1."),
        OfStudies(IndicatorKind.Studies, "Studies", IndicatorUnit.Count, "Studies that asked a site in the scope, or that the centre leads; for the nation, all that were registered.", ""),
        OfStudies(IndicatorKind.StudiesOffered, "Offered", IndicatorUnit.Share, "Studies that were offered to their sponsor, with whatever sites.", "Studies."),
        OfStudies(IndicatorKind.StudiesPlaced, "Placed", IndicatorUnit.Share, "Studies whose sponsor accepted an offer with a site in the scope.", "Studies."),
        OfStudies(IndicatorKind.StudiesLost, "Lost", IndicatorUnit.Share, "Studies whose sponsor declined, or let an offer or an inquiry lapse.", "Studies.", "Studies that were withdrawn, or that no site could carry, are not counted as lost."),
        OfStudies(IndicatorKind.StudiesInSeveralRegions, "In several regions", IndicatorUnit.Share, "Placed studies with sites in two regions or more, in the scope or not.", "Studies placed in the scope."),
        OfStudies(IndicatorKind.DaysToOfferMedian, "Days to offer, median", IndicatorUnit.Days, "Days from registration to the first offer: half took no longer.", "Studies that were offered.", Times, Interpolated),
        OfStudies(IndicatorKind.DaysToOfferP90, "Days to offer, 90th percentile", IndicatorUnit.Days, "Days from registration to the first offer: nine of ten took no longer.", "Studies that were offered.", Times, Interpolated),
        OfStudies(IndicatorKind.DaysToPlacementMedian, "Days to placement, median", IndicatorUnit.Days, "Days from registration to placement: half took no longer.", "Studies placed in the scope.", Times, Interpolated),
        OfStudies(IndicatorKind.DaysToPlacementP90, "Days to placement, 90th percentile", IndicatorUnit.Days, "Days from registration to placement: nine of ten took no longer.", "Studies placed in the scope.", Times, Interpolated),
        OfStudies(
            IndicatorKind.PatientsAtMost,
            "Patients at most",
            IndicatorUnit.Patients,
            "The most patients that sites in the scope accepted for studies that were placed.",
            "Studies placed in the scope.",
            "Not how many a study will have: each site accepts what it may recruit at most, and together that is a multiple of what the study needs.",
            UnderFive),
        OfMonths(
            IndicatorKind.PatientsRecruited,
            "Patients recruited",
            IndicatorUnit.Patients,
            "Patients that sites in the scope reported for the months of the period; the denominator counts the studies that recruited them.",
            "Studies that recruited."),
        OfStudies(
            IndicatorKind.SitesWithoutPatients,
            "Sites without patients",
            IndicatorUnit.Share,
            "Sites that have reported no patient so far.",
            "Sites in the scope of studies that were placed.",
            "A site that is not open yet counts too."),
        OfStudies(IndicatorKind.DaysToFirstPatientMedian, "Days to first patient, median", IndicatorUnit.Days, "Days from placement to the first patient in the scope: half took no longer.", "Studies placed in the scope that recruited there.", ByMonth, Times, Interpolated),
        OfStudies(IndicatorKind.DaysToFirstPatientP90, "Days to first patient, 90th percentile", IndicatorUnit.Days, "Days from placement to the first patient in the scope: nine of ten took no longer.", "Studies placed in the scope that recruited there.", ByMonth, Times, Interpolated),
        OfStudies(
            IndicatorKind.RecruitedOfPromised,
            "Recruited of promised",
            IndicatorUnit.Ratio,
            "Patients recruited so far at sites in the scope.",
            "Patients that the accepted offer expected at these sites until the end of enrolment, rounded.",
            "While studies enrol it is below what they come to. Studies placed before the expectation was recorded are left out.",
            UnderFive),
        OfMonths(
            IndicatorKind.RecruitedGrowth,
            "Growth of recruitment",
            IndicatorUnit.Change,
            "The relative change of patients recruited from the same months of the year before.",
            "Patients recruited in the same months of the year before.",
            "The goal is for the number of clinical studies of every kind in the hospitals; this is patients of industry studies.",
            "A period that is not over is compared with a whole one.") with
            { Goal = new IndicatorGoal(0.15, "National action plan for clinical studies 2021-2025, as restated in the ministries' roadmap for the health industry: 15 % more clinical studies in the hospitals each year.", new DateOnly(2023, 8, 23)) },
        OfStudies(
            IndicatorKind.LossReasons,
            "Reasons not to come",
            IndicatorUnit.Share,
            "Studies whose sponsor gave one reason why the study does not come to Norway.",
            "Studies whose sponsor gave a reason.",
            "Sponsors are asked for it when an inquiry ends. Who declines an offer says why in words only, which are not counted here."),
        OfInterest(IndicatorKind.InterestYes, "Interested", "Sites that an inquiry asked and that are interested, or would be if they knew more."),
        OfInterest(IndicatorKind.InterestNo, "Not interested", "Sites that an inquiry asked and that are not interested."),
        OfInterest(IndicatorKind.InterestSilent, "Silent on interest", "Sites that an inquiry asked and whose deadline passed without an answer; one that answers later counts by its answer."),
        OfMonths(
            IndicatorKind.PatientsPerInhabitantsTreated,
            "Per 100,000, by treating trust",
            IndicatorUnit.PatientsPerInhabitants,
            "Patients recruited at sites in the scope in the period, for each 100,000 inhabitants: of the trust's catchment, the region, or, for a centre and the nation, Norway. A shorter period has fewer.",
            "Inhabitants.",
            Inhabitants,
            "A trust that has no catchment of its own has no figure. A trust that treats patients of others has more than its inhabitants."),
        OfMonths(
            IndicatorKind.PatientsPerInhabitantsHome,
            "Per 100,000, by home region",
            IndicatorUnit.PatientsPerInhabitants,
            "Patients recruited in the period anywhere who are expected to live in the region, for each 100,000 of its inhabitants.",
            "Inhabitants of the region.",
            Inhabitants,
            "Of regions only. Where patients live is not reported: each study's patients are divided as its accepted plan expected, by the eligible patients of its sites and of the trusts that refer to them; without such referrals they count where they are treated."),
        OfPlacements(IndicatorKind.AccountDue, "Regional account, due", "Patients that the region was due: its share, by eligible patients, of those expected of the placements of the period."),
        OfPlacements(IndicatorKind.AccountGot, "Regional account, got", "Patients expected at the region's sites by the placements of the period."),
        OfRequests(IndicatorKind.TrustsAsked, "Trusts asked", IndicatorUnit.Share, "Trusts that were asked by at least one request.", "Trusts in the scope; centres have no figure, since their networks change."),
        OfRequests(IndicatorKind.TrustsAnswering, "Trusts answering", IndicatorUnit.Share, "Trusts that answered at least one of these requests.", "Trusts that were asked."),
    ];

    /// <summary>What it is compared with; null where there is no goal.</summary>
    public IndicatorGoal? Goal { get; init; }

    private static IndicatorDefinition OfRequests(IndicatorKind kind, string name, IndicatorUnit unit, string definition, string denominator, params ReadOnlySpan<string> caveats) =>
        new(kind, name, unit, definition, denominator, Requests, [ThroughTrialMatch, AskedAgain, StillOpen, .. caveats]);

    private static IndicatorDefinition OfMonths(IndicatorKind kind, string name, IndicatorUnit unit, string definition, string denominator, params ReadOnlySpan<string> caveats) =>
        new(kind, name, unit, definition, denominator, Recruitment, [ThroughTrialMatch, NotSummed, "Recent months change while sites report.", UnderFive, .. caveats]);

    private static IndicatorDefinition OfInterest(IndicatorKind kind, string name, string definition) =>
        OfStudies(kind, name, IndicatorUnit.Share, definition, "Sites in the scope that an inquiry asked; those that may still answer, and those whose inquiry ended before, are neither yes, no nor silent.");

    private static IndicatorDefinition OfPlacements(IndicatorKind kind, string name, string definition) => new(
        kind,
        name,
        IndicatorUnit.Patients,
        definition,
        "",
        Placements,
        [ThroughTrialMatch, "Of regions only. These are forecasts made at placement, not patients recruited.", UnderFive]);

    private static IndicatorDefinition OfStudies(IndicatorKind kind, string name, IndicatorUnit unit, string definition, string denominator, params ReadOnlySpan<string> caveats) =>
        new(kind, name, unit, definition, denominator, Registrations, [ThroughTrialMatch, NotSummed, StillOpen, .. caveats]);
}
