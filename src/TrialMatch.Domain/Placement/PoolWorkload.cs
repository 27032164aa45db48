using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>What a hold takes from one pool, summed up for who has to do the work. Amounts are in the pool's unit.</summary>
/// <param name="PerPatient">For one patient, over all visits.</param>
/// <param name="Total">For all patients that it is for, and for the site itself.</param>
/// <param name="PeakMonth">The first month that takes the most.</param>
/// <param name="PeakAmount">In that month.</param>
public sealed record PoolWorkload(PoolId Pool, int PerPatient, int Total, Month PeakMonth, int PeakAmount)
{
    /// <summary>One for each pool that the hold takes anything from.</summary>
    public static ImmutableArray<PoolWorkload> Of(SiteHold hold) =>
        [.. hold.Takes.Where(take => !take.Amounts.IsEmpty).Select(take => Of(take, hold.Demand))];

    private static PoolWorkload Of(PoolTake take, ResolvedDemand demand)
    {
        var peak = take.Amounts.Max();
        return new PoolWorkload(
            take.Pool,
            demand.PerPatient.Where(taken => taken.Pool == take.Pool).Sum(taken => taken.ByMonth.Sum()),
            take.Amounts.Sum(),
            take.From + take.Amounts.IndexOf(peak),
            peak);
    }
}
