using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The working copy of a problem: the remaining capacity of each demanded pool while patients are placed and removed. One is kept per thread and reused, so
/// that a fit allocates only its result.
/// </summary>
internal sealed class FitCalendar
{
    [ThreadStatic]
    private static FitCalendar? _own;

    /// <summary>Stands for "no demand" after a demand's last month, so that any free capacity is enough.</summary>
    private const int NoNeed = int.MinValue;

    private PoolId[] _pools = [];
    private int[] _demandLength = [];
    private int[] _maxAtOnce = [];

    // A row for each pool. Demands are read in whole blocks, so every row has a block's room behind it.
    private int[] _free = [];
    private int[] _demand = [];
    private int[] _need = [];
    private int _longestDemand;
    private readonly List<PoolMonth> _binding = [];

    /// <summary>This thread's calendar. It belongs to the call that loads it until that call returns.</summary>
    public static FitCalendar Own => _own ??= new FitCalendar();

    public int Months { get; private set; }

    /// <summary>The pools with a demand per patient that can bind.</summary>
    public int PoolCount { get; private set; }

    public int FirstStart { get; private set; }

    /// <summary>The month after the last start for which a patient's whole profile ends within the calendar.</summary>
    public int EndStart { get; private set; }

    /// <summary>The binding months: those that the site's own demand overdraws, or those that <see cref="FindBinding"/> found.</summary>
    public ImmutableArray<PoolMonth> Binding => [.. _binding];

    public ReadOnlySpan<int> DemandOf(int pool) => _demand.AsSpan(pool * Stride, _demandLength[pool]);

    public ReadOnlySpan<int> FreeOf(int pool) => _free.AsSpan(pool * Stride, Months);

    private int Stride => Months + Vector<int>.Count;

    /// <summary>
    /// Places the site's own demand and prepares each pool with a demand per patient. Returns false, with the overdrawn months in
    /// <see cref="Binding"/>, where the site's own demand does not fit.
    /// </summary>
    public bool Load(FitProblem problem)
    {
        _binding.Clear();
        Months = problem.CalendarMonths;
        PoolCount = 0;
        _longestDemand = 0;
        FirstStart = Math.Min(problem.StartMonth, Months);
        EnsureRoom(problem.PerPatient.Length);
        foreach (var demand in problem.PerPatient)
        {
            AddPool(demand, problem);
        }

        EndStart = Math.Min(problem.EndMonth ?? Months, Months - Math.Max(_longestDemand, 1) + 1);
        EndStart = Math.Max(EndStart, FirstStart);
        return LaySite(problem);
    }

    /// <summary>Returns how many more patients could start in <paramref name="start"/>, at most <paramref name="limit"/>.</summary>
    public int RoomAt(int start, int limit)
    {
        for (var pool = 0; pool < PoolCount && limit > 0; pool++)
        {
            if (!Fits(pool, start, limit))
            {
                limit = RoomAt(pool, start, limit);
            }
        }

        return limit;
    }

    /// <summary>Returns whether one more patient could start in <paramref name="start"/>.</summary>
    public bool FitsOne(int start)
    {
        for (var pool = 0; pool < PoolCount; pool++)
        {
            var need = Blocks(_need, pool, start: 0);
            var free = Blocks(_free, pool, start);
            for (var block = 0; block < need.Length; block++)
            {
                if (Vector.LessThanAny(free[block], need[block]))
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
        if (patients == 0)
        {
            return;
        }

        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = Blocks(_demand, pool, start: 0);
            var free = Blocks(_free, pool, start);
            for (var block = 0; block < demand.Length; block++)
            {
                free[block] -= demand[block] * patients;
            }
        }
    }

    /// <summary>Finds the months that one more patient would overdraw, for every possible start.</summary>
    public void FindBinding()
    {
        for (var pool = 0; pool < PoolCount; pool++)
        {
            var demand = DemandOf(pool);
            var free = FreeOf(pool);
            for (var month = FirstStart; month < Months; month++)
            {
                if (free[month] < _maxAtOnce[pool] && IsOverdrawnByOneMore(demand, free[month], month))
                {
                    _binding.Add(new PoolMonth(_pools[pool], month));
                }
            }
        }
    }

    /// <summary>A quick sufficient test for room in a pool. False may also mean that the months have to be checked one by one.</summary>
    private bool Fits(int pool, int start, int patients)
    {
        if ((long)patients * _maxAtOnce[pool] > int.MaxValue)
        {
            return false;
        }

        var demand = Blocks(_demand, pool, start: 0);
        var free = Blocks(_free, pool, start);
        for (var block = 0; block < demand.Length; block++)
        {
            if (Vector.LessThanAny(free[block], demand[block] * patients))
            {
                return false;
            }
        }

        return true;
    }

    private int RoomAt(int pool, int start, int limit)
    {
        var demand = DemandOf(pool);
        var free = FreeOf(pool).Slice(start, demand.Length);
        for (var month = 0; month < demand.Length; month++)
        {
            if (demand[month] > 0 && (long)limit * demand[month] > free[month])
            {
                limit = Math.Max(free[month], 0) / demand[month];
            }
        }

        return limit;
    }

    /// <summary>A slice of a pool's row from a month on, as long as the pool's demand, in whole blocks.</summary>
    private Span<Vector<int>> Blocks(int[] rows, int pool, int start)
    {
        var blocks = (_demandLength[pool] + Vector<int>.Count - 1) / Vector<int>.Count;
        return MemoryMarshal.Cast<int, Vector<int>>(rows.AsSpan((pool * Stride) + start, blocks * Vector<int>.Count));
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
            _maxAtOnce = new int[pools];
        }

        if (_free.Length < pools * Stride)
        {
            _free = new int[pools * Stride];
            _demand = new int[pools * Stride];
            _need = new int[pools * Stride];
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
        var free = FreeOf(problem, demand.Pool);
        var maxAtOnce = MaxOf(byMonth);
        if (byMonth.Length > Months || StopsNobody(problem, demand.Pool, free, maxAtOnce))
        {
            return;
        }

        _pools[PoolCount] = demand.Pool;
        _demandLength[PoolCount] = byMonth.Length;
        _maxAtOnce[PoolCount] = maxAtOnce;
        SetRow(_demand, byMonth, rest: 0);
        SetRow(_need, byMonth, rest: NoNeed);
        SetRow(_free, free, rest: 0);
        PoolCount++;
    }

    /// <summary>
    /// Whether a pool has room in every month for one patient more than asked for, even if they and the site all took their largest amount at once.
    /// Such a pool
    /// can never bind and is left out.
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

    private void SetRow(int[] rows, ReadOnlySpan<int> amounts, int rest)
    {
        var row = rows.AsSpan(PoolCount * Stride, Stride);
        amounts.CopyTo(row);
        row[amounts.Length..].Fill(rest);
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
                var free = _free.AsSpan((pool * Stride) + FirstStart, Months - FirstStart);
                for (var month = 0; month < Math.Min(taken.Length, free.Length); month++)
                {
                    free[month] -= taken[month];
                }
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
}
