namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// Finds the largest number of patients where earliest start first may fall short, by depth-first branch and bound over the starts in each month. The linear
/// relaxation gives the bound; rounded down and filled up, it also gives a plan at each node.
/// </summary>
internal sealed class FitSearch
{
    /// <summary>
    /// The work limit where the maximum itself is asked for, about a tenth of a second: it keeps a contrived problem from blocking the service.
    /// </summary>
    public const long MaxWork = 200_000_000;

    /// <summary>
    /// The work limit of a layout, some milliseconds: a plan needs one of each of twenty trusts. At a nearly full trust, to prove that one patient
    /// more fits or does not takes a hundred times as long.
    /// </summary>
    public const long MaxWorkOfLayout = 1_000_000;

    /// <summary>A relaxation that exceeds a whole number by less than this counts as that number: the excess is rounding error.</summary>
    private const double RoundingError = 1e-6;

    private readonly LinearRelaxation _relaxation;
    private readonly FitCalendar _calendar;
    private readonly int _asked;
    private readonly double[] _values;
    private readonly int[] _most;
    private readonly int[] _ceiling;
    private readonly int[] _laid;
    private readonly int[] _trial;
    private readonly int[] _best;
    private int _laidTotal;
    private int _bestTotal;
    private bool _isCutShort;

    private FitSearch(FitCalendar calendar, ReadOnlySpan<int> starts, int fitted, int asked, long maxWork, CancellationToken cancellation)
    {
        _relaxation = new LinearRelaxation { WorkLeft = maxWork, Cancellation = cancellation };
        _calendar = calendar;
        _asked = asked;
        _values = new double[calendar.Months];
        _most = new int[calendar.Months];
        _ceiling = [.. Enumerable.Repeat(int.MaxValue, calendar.Months)];
        _laid = new int[calendar.Months];
        _trial = new int[calendar.Months];
        _best = starts.ToArray();
        _bestTotal = fitted;
    }

    /// <summary>
    /// Improves on the plan that the calendar holds. Leaves the calendar and <paramref name="starts"/> at the best plan found.
    /// </summary>
    /// <param name="maxWork">The steps of arithmetic after which the search stops.</param>
    public static (int Fitted, bool IsProvenMaximum) Improve(
        FitCalendar calendar, Span<int> starts, int fitted, int asked, long maxWork, CancellationToken cancellation)
    {
        var search = new FitSearch(calendar, starts, fitted, asked, maxWork, cancellation);
        search.LiftOut(starts);
        search.Branch();
        search.LayBest(starts);
        return (search._bestTotal, !search._isCutShort || search._bestTotal == asked);
    }

    private void LiftOut(ReadOnlySpan<int> starts)
    {
        for (var start = _calendar.FirstStart; start < _calendar.EndStart; start++)
        {
            _calendar.Take(start, -starts[start]);
        }
    }

    private void LayBest(Span<int> starts)
    {
        _best.AsSpan(0, starts.Length).CopyTo(starts);
        for (var start = _calendar.FirstStart; start < _calendar.EndStart; start++)
        {
            _calendar.Take(start, starts[start]);
        }
    }

    private void Branch()
    {
        if (_relaxation.WorkLeft <= 0)
        {
            _isCutShort = true;
            return;
        }

        var relaxed = Relax();
        var bound = double.IsFinite(relaxed) ? Math.Min(_laidTotal + (int)Math.Floor(relaxed + RoundingError), _asked) : _asked;
        if (bound <= _bestTotal)
        {
            return;
        }

        if (!double.IsFinite(relaxed))
        {
            _isCutShort = true;
            return;
        }

        var start = MostFractional();
        var value = start < 0 ? 0 : _values[start];
        RoundDownAndFill(latestFirst: false);
        RoundDownAndFill(latestFirst: true);
        if (bound <= _bestTotal || start < 0)
        {
            return;
        }

        BranchUp(start, (int)Math.Ceiling(value));
        BranchDown(start, (int)Math.Floor(value));
    }

    private void BranchUp(int start, int more)
    {
        if (_calendar.RoomAt(start, more) < more || _laid[start] + more > _ceiling[start])
        {
            return;
        }

        Lay(start, more);
        Branch();
        Lay(start, -more);
    }

    private void BranchDown(int start, int more)
    {
        var ceiling = _ceiling[start];
        _ceiling[start] = _laid[start] + more;
        Branch();
        _ceiling[start] = ceiling;
    }

    private void Lay(int start, int patients)
    {
        _calendar.Take(start, patients);
        _laid[start] += patients;
        _laidTotal += patients;
    }

    /// <summary>Returns the relaxation's bound on the patients that can still be placed, with the starts by month in <see cref="_values"/>.</summary>
    private double Relax()
    {
        var first = _calendar.FirstStart;
        var count = _calendar.EndStart - first;
        var reach = _asked - _laidTotal;
        for (var start = first; start < _calendar.EndStart; start++)
        {
            _most[start] = _calendar.RoomAt(start, Math.Min(reach, _ceiling[start] - _laid[start]));
        }

        _relaxation.Begin(count);
        for (var i = 0; i < count; i++)
        {
            _relaxation.AddRow(_most[first + i])[i] = 1;
        }

        for (var pool = 0; pool < _calendar.PoolCount; pool++)
        {
            AddRows(pool, first, count);
        }

        return _relaxation.Solve(_values.AsSpan(first, count));
    }

    private void AddRows(int pool, int first, int count)
    {
        var demand = _calendar.DemandOf(pool);
        var free = _calendar.FreeOf(pool);
        var unit = GreatestCommonDivisor(demand);
        for (var month = first; month < _calendar.Months; month++)
        {
            var earliest = Math.Max(first, month - demand.Length + 1);
            var latest = Math.Min(month, first + count - 1);
            long reach = 0;
            for (var start = earliest; start <= latest; start++)
            {
                reach += (long)demand[month - start] * _most[start];
            }

            if (reach <= free[month])
            {
                continue;
            }

            // Cut off what no whole number of patients can use, and scale the rows, so that minutes and scans count alike.
            var usable = free[month] / unit;
            var scale = 1d / Math.Max(usable, 1);
            var row = _relaxation.AddRow(usable * scale);
            for (var start = earliest; start <= latest; start++)
            {
                row[start - first] = demand[month - start] / unit * scale;
            }
        }
    }

    private static int GreatestCommonDivisor(ReadOnlySpan<int> amounts)
    {
        var divisor = 0;
        foreach (var amount in amounts)
        {
            var rest = amount;
            while (rest > 0)
            {
                (divisor, rest) = (rest, divisor % rest);
            }
        }

        return divisor;
    }

    private int MostFractional()
    {
        var chosen = -1;
        var most = RoundingError;
        for (var start = _calendar.FirstStart; start < _calendar.EndStart; start++)
        {
            var distance = Math.Abs(_values[start] - Math.Round(_values[start]));
            if (distance > most)
            {
                most = distance;
                chosen = start;
            }
        }

        return chosen;
    }

    private void RoundDownAndFill(bool latestFirst)
    {
        var first = _calendar.FirstStart;
        var end = _calendar.EndStart;
        var total = _laidTotal;
        for (var start = first; start < end; start++)
        {
            _trial[start] = _calendar.RoomAt(start, Math.Min((int)(_values[start] + RoundingError), _asked - total));
            _calendar.Take(start, _trial[start]);
            total += _trial[start];
        }

        for (var i = 0; i < end - first; i++)
        {
            var start = latestFirst ? end - 1 - i : first + i;
            var more = _calendar.RoomAt(start, _asked - total);
            _calendar.Take(start, more);
            _trial[start] += more;
            total += more;
        }

        KeepIfBetter(total);
        for (var start = first; start < end; start++)
        {
            _calendar.Take(start, -_trial[start]);
        }
    }

    private void KeepIfBetter(int total)
    {
        if (total <= _bestTotal)
        {
            return;
        }

        _bestTotal = total;
        for (var start = _calendar.FirstStart; start < _calendar.EndStart; start++)
        {
            _best[start] = _laid[start] + _trial[start];
        }
    }
}
