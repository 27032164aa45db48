using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Domain.Studies;

/// <summary>What happens to a study, decided without doing any of it.</summary>
public static class StudyDecisions
{
    /// <summary>
    /// Rounds of picking sites before a study that keeps losing the race for capacity goes to the waiting list,
    /// where it is served in order.
    /// </summary>
    public const int MostRounds = 10;

    /// <summary>From this round on sites are asked one after another, in the order of their ids: of two studies after the same sites one gets ahead.</summary>
    public const int FirstOrderedRound = 3;

    /// <summary>How long a study may be in a passing state before it is woken.</summary>
    public static readonly TimeSpan PassingTime = TimeSpan.FromSeconds(5);

    /// <summary>Why a draft cannot be registered under the request id, or null.</summary>
    public static Refusal? RefusalOf(RequestId requestId, StudyDraft draft) => requestId.IsWellFormed
        ? RefusalOf(draft)
        : Refusal.Invalid([new Violation("request_id", "expected 1 to 64 printable ASCII characters without spaces"), .. ViolationsOf(draft)]);

    /// <summary>Why a draft cannot be planned, or null.</summary>
    public static Refusal? RefusalOf(StudyDraft draft) =>
        ViolationsOf(draft) is { Count: > 0 } found ? Refusal.Invalid(found) : null;

    /// <summary>Why a command may not stand for the one that registered the study, or null when it only repeats it.</summary>
    public static Refusal? RefusalOfRepeat(Study study, SponsorId sponsor, RequestId requestId, StudyDraft draft) =>
        study.RequestId == requestId && study.Sponsor == sponsor && study.Draft.HasSameContentAs(draft)
            ? null
            : Refusal.Of(RefusalReason.RequestIdReused, "request_id", $"request {requestId} was used before with other content");

    public static StudyStep NextStep(Study study) => study.State switch
    {
        StudyState.Registered => StudyStep.PickSites,
        StudyState.Matching => study.HasOpenRound ? StudyStep.AskForHolds : StudyStep.PickSites,
        _ => StudyStep.Rest,
    };

    /// <summary>What a fresh plan means for the study.</summary>
    public static StudyEvent OnPlanned(Study study, PlacementPlan plan) => plan.Outcome switch
    {
        PlanOutcome.Unclassified => new StudySentToTriage(),
        PlanOutcome.Infeasible => new StudyFoundNotFeasible(plan),
        PlanOutcome.Feasible when study.Round < MostRounds => new SitesPicked(study.Round + 1, plan),
        _ => new StudyWaitlisted(plan),
    };

    /// <summary>What the sites' answers mean for the study: all hold, or the round is over.</summary>
    public static StudyEvent OnAnswers(Study study, IReadOnlyList<(TrustId Trust, ReserveOutcome Outcome)> answers)
    {
        var refusals = answers
            .Where(answer => !answer.Outcome.IsHeld)
            .Select(answer => new HoldRefusal(answer.Trust, answer.Outcome.Status, answer.Outcome.Shortfalls))
            .ToImmutableArray();
        return refusals.IsEmpty ? new HoldsMade(study.Round) : new HoldsRefused(study.Round, refusals);
    }

    /// <summary>When the study must be woken at the latest; null when it may rest for good.</summary>
    public static DateTimeOffset? DueAt(Study study) =>
        NextStep(study) == StudyStep.Rest ? null : study.UpdatedAt + PassingTime;

    private static List<Violation> ViolationsOf(StudyDraft draft) =>
        [.. StudyDraftValidator.Validate(draft).Select(violation => violation with { Field = "draft." + violation.Field })];
}
