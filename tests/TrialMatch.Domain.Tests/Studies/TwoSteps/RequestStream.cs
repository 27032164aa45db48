using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>
/// Draws the requests of a year. Conditions, targets and windows are those of the sample records; all shares and spreads below are guesses, since no
/// such data are public.
/// </summary>
internal static class RequestStream
{
    private const int ComePercent = 25;

    /// <summary>Of the sponsors that do not come, those that say so; the others let it lapse.</summary>
    private const int SaysNoPercent = 50;

    private const int ShortestDecisionDays = 4 * 7;
    private const int LongestDecisionDays = 8 * 7;

    /// <summary>The sites that do not answer, and those that decline; the others accept in full.</summary>
    private const int SilentSitesPercent = 5;
    private const int DecliningSitesPercent = 15;

    private const int DaysInYear = 365;

    private static readonly (string Condition, InterventionType Tested, int Target, int EnrolmentMonths)[] Kinds =
    [
        ("Paroxysmal Atrial Fibrillation", InterventionType.Device, 14, 15),
        ("Advanced or Metastatic Breast Cancer", InterventionType.Drug, 17, 32),
        ("Refractory Metastatic Colorectal Cancer", InterventionType.Drug, 10, 9),
        ("Crohn's Disease", InterventionType.Drug, 23, 38),
        ("Heart Failure", InterventionType.Drug, 11, 24),
        ("Ischemic Stroke", InterventionType.Drug, 36, 15),
        ("Relapsing Multiple Sclerosis", InterventionType.Drug, 15, 33),
        ("Rheumatoid Arthritis", InterventionType.Drug, 33, 21),
    ];

    /// <param name="random">What draws.</param>
    /// <param name="count">The requests of the year.</param>
    /// <param name="firstDay">The first day of the year.</param>
    /// <param name="trusts">The trusts that may be asked.</param>
    /// <returns>The requests in the order in which they arrive.</returns>
    public static ImmutableArray<SimulatedRequest> Draw(Random random, int count, DateOnly firstDay, IReadOnlyList<TrustId> trusts) =>
        [.. Enumerable.Range(0, count).Select(_ => Next(random, firstDay, trusts)).OrderBy(request => request.Arrives)];

    private static SimulatedRequest Next(Random random, DateOnly firstDay, IReadOnlyList<TrustId> trusts)
    {
        var arrives = WorkingDayFrom(firstDay.AddDays(random.Next(DaysInYear)));
        var decides = WorkingDayFrom(arrives.AddDays(random.Next(ShortestDecisionDays, LongestDecisionDays + 1)));
        return new SimulatedRequest(
            NextDraft(random, arrives, decides),
            arrives,
            decides,
            Comes: random.Next(100) < ComePercent,
            IsSilent: random.Next(100) >= SaysNoPercent,
            trusts.ToImmutableDictionary(trust => trust, _ => NextMind(random)));
    }

    /// <summary>Half to one and a half times as many patients as in the sample, from three to nine months after the request on.</summary>
    private static StudyDraft NextDraft(Random random, DateOnly arrives, DateOnly decides)
    {
        var (condition, tested, usualTarget, enrolmentMonths) = Kinds[random.Next(Kinds.Length)];
        var target = Math.Max(2, (int)Math.Round(usualTarget * (0.5 + random.NextDouble())));
        var start = arrives.AddMonths(3 + random.Next(7));
        return new StudyDraft(
            "A study", Phase.Phase3, StudyType.Interventional, target, start, start.AddMonths(enrolmentMonths),
            InterventionTypes: [tested],
            Conditions: [condition],
            MinimumPatients: (target + 1) / 2,
            Intake: new StudyIntake { Decision = new SponsorDecision(DecisionStage.CountrySelection, decides) });
    }

    private static SiteMind NextMind(Random random)
    {
        var drawn = random.Next(100);
        return new SiteMind(
            drawn < SilentSitesPercent ? null : drawn >= SilentSitesPercent + DecliningSitesPercent,
            1 + random.Next(WorkingDays.DefaultAnswerWorkingDays));
    }

    private static DateOnly WorkingDayFrom(DateOnly day) => WorkingDays.AddWorkingDays(day.AddDays(-1), 1);
}
