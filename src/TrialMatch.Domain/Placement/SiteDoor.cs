using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>
/// Represents the months in which a trust has closed its site as a pool from which every start takes one unit. A closed month then has no free start,
/// and is named where it binds. The ledger does not know this pool, so running studies continue.
/// </summary>
internal static class SiteDoor
{
    private static readonly PoolId Id = new("site-closed");

    public static bool IsClosedBy(PoolId pool) => pool == Id;

    /// <summary>Describes a binding month: "study-nurse-minutes 2027-03", or that the site is closed.</summary>
    public static string Describe(PoolId pool, Month month) => IsClosedBy(pool) ? $"the closing of the site in {month}" : $"{pool} {month}";

    /// <summary>Returns the problem with no starts in closed months.</summary>
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
