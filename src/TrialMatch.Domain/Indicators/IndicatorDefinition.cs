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
            "From one to four patients are shown as fewer than five."),
    ];

    private static IndicatorDefinition OfRequests(IndicatorKind kind, string name, IndicatorUnit unit, string definition, string denominator, params ReadOnlySpan<string> caveats) =>
        new(kind, name, unit, definition, denominator, Requests, [ThroughTrialMatch, AskedAgain, StillOpen, .. caveats]);

    private static IndicatorDefinition OfStudies(IndicatorKind kind, string name, IndicatorUnit unit, string definition, string denominator, params ReadOnlySpan<string> caveats) =>
        new(kind, name, unit, definition, denominator, Registrations, [ThroughTrialMatch, NotSummed, StillOpen, .. caveats]);
}
