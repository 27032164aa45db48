using TrialMatch.Cli.Commands;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Cli.Output;

/// <summary>Summarises a study's status for whoever waits for it, and what comes next.</summary>
internal static class StudyAnswer
{
    private const int RoomForNames = 110;

    /// <param name="now">The current time, for the time left.</param>
    public static IEnumerable<string> Lines(Study study, DateTimeOffset now) => study.State switch
    {
        State.Offered when study.Offer is not null => [.. Offered(study), Next(study, now)],
        State.Placed or State.Recruiting or State.Closed when study.Recruitment is not null => [.. Recruiting(study), Next(study, now)],
        State.Declined or State.Expired or State.Withdrawn => [Over(study), Next(study, now)],
        _ => [.. PlanAnswer.Lines(study.Plan, study.Draft), Next(study, now)],
    };

    private static IEnumerable<string> Offered(Study study)
    {
        var offer = study.Offer;
        var takesPart = study.Requests.Count(request => request.State == SiteRequest.Types.State.Accepted);
        yield return $"Norway offers {Figures.Whole(offer.Patients)} of {Figures.Whole(study.Draft.TargetPatients)} patients by {Figures.DayInWords(study.Draft.EnrolmentEnd)}.";
        yield return PlanAnswer.Certainty(study.Plan, offer.Probability);
        if (offer.Patients < study.Draft.TargetPatients)
        {
            yield return $"All {Figures.Whole(study.Draft.TargetPatients)} in time: probability {Figures.Probability(offer.TargetProbability)}.";
        }

        yield return $"{PlanAnswer.Hospitals(takesPart)} of {Figures.Whole(study.Requests.Count)} asked{(study.Plan.ShowsOwnSitesOnly ? " that you see" : string.Empty)} {(takesPart == 1 ? "takes" : "take")} part.";
        yield return PlanAnswer.Where(study.Plan);
        yield return $"{PlanAnswer.Expected(study.Plan.Patients)}.";
    }

    private static IEnumerable<string> Recruiting(Study study)
    {
        var recruitment = study.Recruitment;
        yield return $"{Figures.Whole(recruitment.RecruitedPatients)} of {Figures.Whole(recruitment.OfferedPatients)} patients {(study.State == State.Closed ? "were" : "are")} recruited{FirstPatient(recruitment)}.";
        if (RecruitmentText.GoesOn(study))
        {
            yield return $"All {Figures.Whole(recruitment.OfferedPatients)} by {Figures.DayInWords(study.Draft.EnrolmentEnd)}: probability {Figures.Probability(recruitment.Probability)} (wanted {Figures.Wanted(study.Plan.WantedProbability)}).";
            yield return $"{PlanAnswer.Expected(recruitment.Patients)} by then.";
        }

        var names = study.Plan.Sites.ToDictionary(site => site.Trust, site => site.TrustDisplayName);
        string[] sites = [.. recruitment.Sites.Select(site => $"{names.GetValueOrDefault(site.Trust, ResourceName.IdOf("trusts", site.Trust))} ({Figures.Whole(site.RecruitedPatients)} of {Figures.Whole(site.PromisedPatients)})")];
        yield return $"{PlanAnswer.HowMany(study.Plan, sites.Length)}: {NameList.Of(sites, RoomForNames)}.";
    }

    private static string FirstPatient(RecruitmentForecast recruitment) =>
        recruitment.FirstPatientMonth is { } first ? $", the first in {Figures.MonthInWords(first)}" : string.Empty;

    private static string Over(Study study) => study.State switch
    {
        _ when study.Inquiry is { LossReason: not Inquiry.Types.LossReason.Unspecified } inquiry =>
            $"The sponsor does not come to Norway ({EnumNames.InWords(inquiry.LossReason)}): the inquiry is over.",
        State.Expired when study.Inquiry?.Outcome == Inquiry.Types.Outcome.Lapsed => "The sponsor did not decide in time: the inquiry is over.",
        State.Declined => "The sponsor declined the offer: the study is over.",
        State.Expired => "The study lapsed unanswered: it is over.",
        _ => "The sponsor took the study back: it is over.",
    };

    private static string Next(Study study, DateTimeOffset now)
    {
        var id = ResourceName.IdOf("studies", study.Name);
        return study.State switch
        {
            State.Exploring => $"Next: {Exploring(study, id)}",
            State.Requested => $"Next: the sites answer by {OsloText.DeadlineInWords(study.AnswerByTime)} ({(study.Plan.ShowsOwnSitesOnly ? "of those you see " : string.Empty)}{SiteAnswers.Tally(study.Requests)}{TimeLeft(study, now)}); see `trialmatch show {id}`.",
            State.Offered => $"Next: the sponsor answers by {OsloText.DeadlineInWords(study.Offer?.StandsUntilTime)}: `trialmatch accept {id}`, or `decline`.",
            State.Placed => $"Next: the sites report each month: `trialmatch recruitment report {id} TRUST YYYY-MM N`.",
            State.Recruiting when study.Recruitment?.LastPatientTime is null => $"Next: the sites report each month; see `trialmatch recruitment show {id}`.",
            State.Recruiting => $"Next: once the last visits are over, `trialmatch close {id}`.",
            State.Triage => $"Next: the coordinating unit assigns an area, `trialmatch assign {id} AREA`, or forwards it to the trusts that declared its field, `trialmatch forward {id}`.",
            State.Waitlisted => $"Next: number {Figures.Whole(study.Waiting?.Position ?? 0)} on {WaitingListOf(study)} waiting list; served once enough comes free.",
            State.NotFeasible => Smaller(study.Plan),
            State.Declined or State.Expired or State.Withdrawn when study.Inquiry is { Outcome: not Inquiry.Types.Outcome.Confirmed } =>
                $"Next: nothing; nothing was held. See `trialmatch history {id}`.",
            State.Closed or State.Declined or State.Expired or State.Withdrawn => $"Next: nothing; everything held is released. See `trialmatch history {id}`.",
            _ => $"Next: it is being matched; look again with `trialmatch show {id}`.",
        };
    }

    private static string WaitingListOf(Study study) => study.Plan.Classification.Lead == Area.OtherFields ? "the coordinating unit's" : "its centre's";

    private static string Exploring(Study study, string id) => (study.Inquiry.ReportTime, study.Plan.ShowsOwnSitesOnly) switch
    {
        (null, _) => $"sites say whether they are interested by {OsloText.DeadlineInWords(study.Inquiry.AnswerByTime)} ({InterestText.Tally(study.Inquiry.Sites)}); nothing is held. {SeeOrSay(study, id)}",
        (_, true) => $"the sponsor decides by {Figures.DayInWords(study.Inquiry.DecideBy)}; until then a site may change its answer. {SeeOrSay(study, id)}",
        _ => $"the sponsor decides by {Figures.DayInWords(study.Inquiry.DecideBy)}: `trialmatch confirm {id}`, or `lose`. {SeeOrSay(study, id)}",
    };

    /// <summary>The report tells what every site said: sites and regions do not get it.</summary>
    private static string SeeOrSay(Study study, string id) => study.Plan.ShowsOwnSitesOnly
        ? $"A site says so with `trialmatch interest {id} TRUST`."
        : $"See `trialmatch report {id}`.";

    private static string TimeLeft(Study study, DateTimeOffset now) =>
        study.AnswerByTime is { } answerBy ? $"; working days left: {OsloText.WorkingDaysLeft(answerBy, now)}" : string.Empty;

    /// <summary>Suggests what to try if the number is out of reach.</summary>
    public static string Smaller(Plan plan) => plan.OfferablePatients == 0
        ? "Next: `trialmatch preview` with a later end (--to) or a lower --probability."
        : Figures.Format($"Next: `trialmatch preview` with --target {plan.OfferablePatients}, or a later end (--to).");
}
