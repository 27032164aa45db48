using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>The workload of a hold in one pool, in the pool's unit.</summary>
/// <param name="PerPatient">The amount for one patient, over all visits.</param>
/// <param name="Total">The amount for all patients and for the site itself.</param>
/// <param name="PeakMonth">The first month with the largest amount.</param>
/// <param name="PeakAmount">The amount in that month.</param>
public sealed record PoolWorkload(PoolId Pool, int PerPatient, int Total, Month PeakMonth, int PeakAmount)
{
    /// <summary>Returns the workload in each pool from which the hold takes anything.</summary>
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
