using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// The months in which a trust has closed its site, as a pool that every start takes one unit from: a closed month is one more month
/// without a free start, and is named where it is what binds. The ledger knows nothing of it, so studies that run there go on.
/// </summary>
internal static class SiteDoor
{
    private static readonly PoolId Id = new("site-closed");

    public static bool IsClosedBy(PoolId pool) => pool == Id;

    /// <summary>What leaves no room for more: "study-nurse-minutes 2027-03", or that the site is closed.</summary>
    public static string Describe(PoolId pool, Month month) => IsClosedBy(pool) ? $"the closing of the site in {month}" : $"{pool} {month}";

    /// <summary>The problem with no start in a closed month.</summary>
    /// <param name="first">The calendar's month 0.</param>
    public static FitProblem Through(FitProblem problem, TrustProfile profile, Area area, Month first)
    {
        if (!profile.ClosedMonths.Any(closed => closed.Area == area))
        {
            return problem;
        }

        var free = new int[problem.CalendarMonths];
        Array.Fill(free, FitProblem.MaxUnits);
        foreach (var closed in profile.ClosedMonths)
        {
            var month = closed.Month - first;
            if (closed.Area == area && month >= 0 && month < free.Length)
            {
                free[month] = 0;
            }
        }

        return problem with
        {
            Pools = problem.Pools.Add(new FreeCapacity(Id, free)),
            PerPatient = problem.PerPatient.Add(new CapacityDemand(Id, [1])),
        };
    }
}
