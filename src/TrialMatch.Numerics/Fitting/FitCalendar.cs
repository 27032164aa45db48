using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>The working copy of a problem: the remaining capacity of each demanded pool while patients are placed and removed.</summary>
internal sealed class FitCalendar
{
    /// <summary>The pools with a demand per patient that can bind.</summary>
    private readonly List<PoolRow> _pools = [];
    private readonly List<PoolMonth> _binding = [];

    /// <summary>Places the site's own demand and prepares each pool with a demand per patient.</summary>
    public FitCalendar(FitProblem problem)
    {
        Months = problem.CalendarMonths;
        FirstStart = Math.Min(problem.StartMonth, Months);
        var longestDemand = 1;
        foreach (var demand in problem.PerPatient)
        {
            var byMonth = TrimEnd(demand.ByMonth);
            longestDemand = Math.Max(longestDemand, byMonth.Length);
            AddPool(demand.Pool, byMonth, problem);
        }

        EndStart = Math.Max(FirstStart, Math.Min(problem.EndMonth ?? Months, Months - longestDemand + 1));
        SiteFits = LaySite(problem);
    }

    /// <summary>Whether the site's own demand fits; where it does not, <see cref="Binding"/> has the overdrawn months.</summary>
    public bool SiteFits { get; }

    public int Months { get; }

    public int FirstStart { get; }

    /// <summary>The month after the last start for which a patient's whole profile ends within the calendar.</summary>
    public int EndStart { get; }

    /// <summary>The binding months: those that the site's own demand overdraws, or those that <see cref="FindBinding"/> found.</summary>
    public ImmutableArray<PoolMonth> Binding => [.. _binding];

    public int PoolCount => _pools.Count;

    public ReadOnlySpan<int> DemandOf(int pool) => _pools[pool].Demand;

    public ReadOnlySpan<int> FreeOf(int pool) => _pools[pool].Free;

    /// <summary>Returns how many more patients could start in <paramref name="start"/>, at most <paramref name="limit"/>.</summary>
    public int RoomAt(int start, int limit)
    {
        foreach (var pool in _pools)
        {
            for (var month = 0; month < pool.Demand.Length && limit > 0; month++)
            {
                var (demand, free) = (pool.Demand[month], pool.Free[start + month]);
                if (demand > 0 && (long)limit * demand > free)
                {
                    limit = Math.Max(free, 0) / demand;
                }
            }
        }

        return limit;
    }

    /// <summary>Returns whether one more patient could start in <paramref name="start"/>.</summary>
    public bool FitsOne(int start)
    {
        foreach (var pool in _pools)
        {
            for (var month = 0; month < pool.Demand.Length; month++)
            {
                if (pool.Free[start + month] < pool.Demand[month])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Returns whether a patient who now starts in <paramref name="from"/> could start in <paramref name="to"/> instead.</summary>
    public bool FitsOneMoved(int from, int to)
    {
        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = DemandOf(pool);
            var free = FreeOf(pool).Slice(to, demand.Length);
            for (var month = 0; month < demand.Length; month++)
            {
                var sinceFrom = to + month - from;
                var givenBack = sinceFrom >= 0 && sinceFrom < demand.Length ? demand[sinceFrom] : 0;
                if (free[month] + givenBack < demand[month])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Places <paramref name="patients"/> more patients who start in <paramref name="start"/>; a negative number removes them.</summary>
    public void Take(int start, int patients)
    {
        foreach (var pool in _pools)
        {
            for (var month = 0; month < pool.Demand.Length; month++)
            {
                pool.Free[start + month] -= pool.Demand[month] * patients;
            }
        }
    }

    /// <summary>Finds the months that one more patient would overdraw, for every possible start.</summary>
    public void FindBinding()
    {
        foreach (var pool in _pools)
        {
            for (var month = FirstStart; month < Months; month++)
            {
                if (pool.Free[month] < pool.MaxAtOnce && IsOverdrawnByOneMore(pool.Demand, pool.Free[month], month))
                {
                    _binding.Add(new PoolMonth(pool.Pool, month));
                }
            }
        }
    }

    private bool IsOverdrawnByOneMore(ReadOnlySpan<int> demand, int free, int month)
    {
        for (var since = 0; since < demand.Length; since++)
        {
            var start = month - since;
            if (demand[since] > free && start >= FirstStart && start < EndStart)
            {
                return true;
            }
        }

        return false;
    }

    private void AddPool(PoolId id, ReadOnlySpan<int> demand, FitProblem problem)
    {
        var free = FreeOf(problem, id);
        var maxAtOnce = MaxOf(demand);
        if (demand.IsEmpty || demand.Length > Months || StopsNobody(problem, id, free, maxAtOnce))
        {
            return;
        }

        var left = new int[Months];
        free.CopyTo(left);
        _pools.Add(new PoolRow(id, demand.ToArray(), maxAtOnce, left));
    }

    /// <summary>
    /// Whether a pool has room in every month for one patient more than asked for, even if they and the site all took their largest amount at once.
    /// Such a pool can never bind and is left out.
    /// </summary>
    private bool StopsNobody(FitProblem problem, PoolId pool, ReadOnlySpan<int> free, int maxAtOnce)
    {
        var all = (problem.MaxPatients ?? FitProblem.MaxPatientCount) + 1L;
        var needed = (all * maxAtOnce) + MaxOf(DemandOf(problem.PerSite, pool));
        return free.Length == Months && needed <= int.MaxValue && !free[FirstStart..].ContainsAnyInRange(int.MinValue, (int)needed - 1);
    }

    private static ReadOnlySpan<int> DemandOf(ImmutableArray<CapacityDemand> demands, PoolId pool)
    {
        foreach (var demand in demands)
        {
            if (demand.Pool == pool)
            {
                return demand.ByMonth.AsSpan();
            }
        }

        return [];
    }

    private bool LaySite(FitProblem problem)
    {
        var fits = true;
        foreach (var demand in problem.PerSite)
        {
            var free = FreeOf(problem, demand.Pool);
            var taken = TrimEnd(demand.ByMonth);
            fits &= FirstStart + taken.Length <= Months;
            for (var month = 0; month < taken.Length && FirstStart + month < Months; month++)
            {
                var available = FirstStart + month < free.Length ? free[FirstStart + month] : 0;
                if (taken[month] > available)
                {
                    fits = false;
                    _binding.Add(new PoolMonth(demand.Pool, FirstStart + month));
                }
            }

            LaySite(demand.Pool, taken);
        }

        return fits;
    }

    private void LaySite(PoolId id, ReadOnlySpan<int> taken)
    {
        foreach (var pool in _pools.Where(pool => pool.Pool == id))
        {
            for (var month = 0; month < Math.Min(taken.Length, Months - FirstStart); month++)
            {
                pool.Free[FirstStart + month] -= taken[month];
            }
        }
    }

    private static int MaxOf(ReadOnlySpan<int> amounts)
    {
        var most = 0;
        foreach (var amount in amounts)
        {
            most = Math.Max(most, amount);
        }

        return most;
    }

    /// <summary>A pool that the trust does not have counts as a pool with nothing free.</summary>
    private static ReadOnlySpan<int> FreeOf(FitProblem problem, PoolId id)
    {
        foreach (var pool in problem.Pools)
        {
            if (pool.Pool == id)
            {
                return pool.FreeByMonth.Span;
            }
        }

        return [];
    }

    private static ReadOnlySpan<int> TrimEnd(ImmutableArray<int> byMonth) => byMonth.AsSpan().TrimEnd(0);

    /// <param name="Demand">By months since the start.</param>
    /// <param name="Free">The remaining capacity by month.</param>
    private sealed record PoolRow(PoolId Pool, int[] Demand, int MaxAtOnce, int[] Free);
}
