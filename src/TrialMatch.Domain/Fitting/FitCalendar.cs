using System.Collections.Immutable;
using System.Numerics;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Fitting;

/// <summary>
/// The working copy of a problem: what is left of each demanded pool, as patients are laid into it and lifted out.
/// One per thread is kept and loaded anew, so that a fit allocates nothing but its result.
/// </summary>
internal sealed class FitCalendar
{
    [ThreadStatic]
    private static FitCalendar? _own;

    private PoolId[] _pools = [];
    private int[] _free = [];
    private int[] _demand = [];
    private int[] _demandLength = [];
    private int _longestDemand;
    private readonly List<PoolMonth> _binding = [];

    /// <summary>This thread's calendar; whoever loads it owns it until the call that loaded it returns.</summary>
    public static FitCalendar Own => _own ??= new FitCalendar();

    public int Months { get; private set; }

    /// <summary>Pools that a patient takes something from.</summary>
    public int PoolCount { get; private set; }

    public int FirstStart { get; private set; }

    /// <summary>The month after the last in which a patient's whole profile still ends within the calendar.</summary>
    public int EndStart { get; private set; }

    /// <summary>What stops one more patient: the months that the site's own demand overdraws, or those that <see cref="FindBinding"/> found.</summary>
    public ImmutableArray<PoolMonth> Binding => [.. _binding];

    public ReadOnlySpan<int> DemandOf(int pool) => _demand.AsSpan(pool * Months, _demandLength[pool]);

    public ReadOnlySpan<int> FreeOf(int pool) => _free.AsSpan(pool * Months, Months);

    /// <summary>Lays the site's own demand and readies each pool a patient takes from. False, with the months overdrawn, where the site's own demand does not fit.</summary>
    public bool Load(FitProblem problem)
    {
        _binding.Clear();
        Months = problem.CalendarMonths;
        PoolCount = 0;
        _longestDemand = 0;
        EnsureRoom(problem.PerPatient.Length);
        foreach (var demand in problem.PerPatient)
        {
            AddPool(demand, problem);
        }

        FirstStart = Math.Min(problem.StartMonth, Months);
        EndStart = Math.Min(problem.EndMonth ?? Months, Months - Math.Max(_longestDemand, 1) + 1);
        EndStart = Math.Max(EndStart, FirstStart);
        return LaySite(problem);
    }

    /// <summary>How many patients could start in <paramref name="start"/> in what is left.</summary>
    public int MostAt(int start, int limit)
    {
        for (var pool = 0; pool < PoolCount && limit > 0; pool++)
        {
            var demand = DemandOf(pool);
            var free = _free.AsSpan((pool * Months) + start, demand.Length);
            for (var month = 0; month < demand.Length; month++)
            {
                if (demand[month] > 0 && (long)limit * demand[month] > free[month])
                {
                    limit = Math.Max(free[month], 0) / demand[month];
                }
            }
        }

        return limit;
    }

    /// <summary>Whether one more patient could start in <paramref name="start"/>.</summary>
    public bool FitsOne(int start)
    {
        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = DemandOf(pool);
            var free = _free.AsSpan((pool * Months) + start, demand.Length);
            var month = 0;
            for (; month <= demand.Length - Vector<int>.Count; month += Vector<int>.Count)
            {
                if (Vector.LessThanAny(new Vector<int>(free[month..]), new Vector<int>(demand[month..])))
                {
                    return false;
                }
            }

            for (; month < demand.Length; month++)
            {
                if (free[month] < demand[month])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Lays <paramref name="patients"/> more from <paramref name="start"/>; a negative number lifts them out again.</summary>
    public void Take(int start, int patients)
    {
        if (patients == 0)
        {
            return;
        }

        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = DemandOf(pool);
            var free = _free.AsSpan((pool * Months) + start, demand.Length);
            var month = 0;
            for (; month <= demand.Length - Vector<int>.Count; month += Vector<int>.Count)
            {
                (new Vector<int>(free[month..]) - (new Vector<int>(demand[month..]) * patients)).CopyTo(free[month..]);
            }

            for (; month < demand.Length; month++)
            {
                free[month] -= patients * demand[month];
            }
        }
    }

    /// <summary>Finds the months that one more patient would overdraw, whichever start it had.</summary>
    public void FindBinding()
    {
        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = DemandOf(pool);
            var free = FreeOf(pool);
            var most = 0;
            foreach (var units in demand)
            {
                most = Math.Max(most, units);
            }

            for (var month = FirstStart; month < Months; month++)
            {
                if (free[month] < most && IsOverdrawnByOneMore(demand, free[month], month))
                {
                    _binding.Add(new PoolMonth(_pools[pool], month));
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

    private void EnsureRoom(int pools)
    {
        if (_pools.Length < pools)
        {
            _pools = new PoolId[pools];
            _demandLength = new int[pools];
        }

        if (_free.Length < pools * Months)
        {
            _free = new int[pools * Months];
            _demand = new int[pools * Months];
        }
    }

    private void AddPool(CapacityDemand demand, FitProblem problem)
    {
        var byMonth = TrimEnd(demand.ByMonth);
        if (byMonth.IsEmpty)
        {
            return;
        }

        _longestDemand = Math.Max(_longestDemand, byMonth.Length);
        if (byMonth.Length > Months)
        {
            return;
        }

        _pools[PoolCount] = demand.Pool;
        _demandLength[PoolCount] = byMonth.Length;
        byMonth.CopyTo(_demand.AsSpan(PoolCount * Months));
        var free = _free.AsSpan(PoolCount * Months, Months);
        free.Clear();
        FreeOf(problem, demand.Pool).CopyTo(free);
        PoolCount++;
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
        for (var pool = 0; pool < PoolCount; pool++)
        {
            if (_pools[pool] == id)
            {
                var free = _free.AsSpan((pool * Months) + FirstStart, Months - FirstStart);
                for (var month = 0; month < Math.Min(taken.Length, free.Length); month++)
                {
                    free[month] -= taken[month];
                }
            }
        }
    }

    /// <summary>A pool the trust does not have is a pool with nothing free.</summary>
    private static ReadOnlySpan<int> FreeOf(FitProblem problem, PoolId id)
    {
        foreach (var pool in problem.Pools)
        {
            if (pool.Pool == id)
            {
                return pool.FreeByMonth.AsSpan();
            }
        }

        return [];
    }

    private static ReadOnlySpan<int> TrimEnd(ImmutableArray<int> byMonth) => byMonth.AsSpan().TrimEnd(0);
}
