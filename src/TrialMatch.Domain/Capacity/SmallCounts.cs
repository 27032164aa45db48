namespace TrialMatch.Domain.Capacity;

/// <summary>
/// What planning takes a small count of eligible patients for (R8). A plan follows from the counts, so whoever sees plans could work a
/// count back out of a rate, a cap or a difference between two plans. So every count from one to four that a trust has declared itself is
/// planned as the same: no plan, whoever it is made for, then depends on which of them it is.
/// </summary>
public static class SmallCounts
{
    /// <summary>The smallest count of eligible patients that is told.</summary>
    public const int LeastShown = 5;

    /// <summary>The eligible patients a month that a small count is planned as: the middle of one to four.</summary>
    public const double PlannedPerMonth = 2.5;

    /// <summary>
    /// The patients a month that are promised of a small count: the fewest that it can mean. More would either exceed what some trust has
    /// declared (R1), or tell by its refusal how much that is.
    /// </summary>
    public const int PromisedPerMonth = 1;

    private const int MonthsPerYear = 12;

    public static bool IsSmall(int declared) => declared is > 0 and < LeastShown;

    /// <summary>Returns the eligible patients in a mean month to plan with.</summary>
    /// <param name="meanPerMonth">The mean over a year of what a trust has declared itself.</param>
    /// <remarks>
    /// Fewer than five a year are planned as none: the months that have one would tell how many there are. From there to eleven, the year's
    /// count is no small number any more and is planned as it is.
    /// </remarks>
    public static double PlannedFor(double meanPerMonth) => Math.Round(meanPerMonth * MonthsPerYear) switch
    {
        < LeastShown => 0,
        < MonthsPerYear => meanPerMonth,
        < LeastShown * MonthsPerYear => PlannedPerMonth,
        _ => meanPerMonth,
    };

    /// <summary>Returns what may be promised in a month of a small count.</summary>
    /// <param name="free">What is left of <paramref name="declared"/>.</param>
    public static int PromisableOf(int declared, int free) =>
        declared > 0 ? Math.Max(0, PromisedPerMonth - (declared - free)) : 0;
}
