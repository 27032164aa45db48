using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Capacity;

/// <summary>A patient's visits to the site, by months since enrolment. The intervals are planning defaults, by phase.</summary>
/// <param name="FirstMonthVisits">The visits in month 0, without screening.</param>
/// <param name="EarlyMonths">The last month of the period of frequent visits that follows.</param>
/// <param name="EarlyVisitsPerMonth">The visits a month in that period.</param>
/// <param name="EveryMonths">The interval between later visits, in months.</param>
internal sealed record VisitPlan(int FirstMonthVisits, int EarlyMonths, int EarlyVisitsPerMonth, int EveryMonths)
{
    private static readonly VisitPlan EarlyPhase = new(5, 2, 2, 1);
    private static readonly VisitPlan MiddlePhase = new(2, 5, 1, 2);
    private static readonly VisitPlan LatePhase = new(2, 2, 1, 3);
    private static readonly VisitPlan AfterApproval = new(1, 1, 1, 6);

    public static VisitPlan Of(Phase phase) => phase switch
    {
        Phase.EarlyPhase1 or Phase.Phase1 or Phase.Phase1Phase2 => EarlyPhase,
        Phase.Phase2 or Phase.Phase2Phase3 => MiddlePhase,
        Phase.Phase3 => LatePhase,
        Phase.Phase4 or Phase.NotApplicable => AfterApproval,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Expected a phase, or that none applies."),
    };

    /// <summary>Returns the visits in a month. The last month always has one, the end-of-study visit.</summary>
    public int VisitsIn(int month, int lastMonth) => month switch
    {
        0 => FirstMonthVisits,
        _ when month <= EarlyMonths => EarlyVisitsPerMonth,
        _ when month % EveryMonths == 0 || month == lastMonth => 1,
        _ => 0,
    };
}
