using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The held and committed units of one pool by month, summed over all holds.</summary>
internal sealed class PoolTotals
{
    /// <summary>The largest number of months for which free units are cached, as many as a study asks for.</summary>
    private const int MaxMonthsKept = 240;

    private Month _first;
    private long[] _held = [];
    private long[] _committed = [];

    /// <summary>The free units as last computed, cached until they change. The array is never modified.</summary>
    private int[]? _free;
    private Month _freeFrom;

    public long HeldIn(Month month) => At(_held, month);

    public long CommittedIn(Month month) => At(_committed, month);

    public void Add(PoolTake take, HoldState state, int sign)
    {
        ForgetFree();
        Cover(take.From, take.Amounts.Length);
        var sums = (state == HoldState.Committed ? _committed : _held).AsSpan(take.From - _first);
        for (var i = 0; i < take.Amounts.Length; i++)
        {
            sums[i] += sign * (long)take.Amounts[i];
        }
    }

    /// <summary>Returns whether the recorded months overlap these months, so that some may be taken.</summary>
    public bool Reaches(Month from, int months) => _first < from + months && from < _first + _held.Length;

    /// <summary>Returns the free units of each month, at least 0.</summary>
    public ReadOnlyMemory<int> FreeOver(IDeclaredCapacity declared, PoolId pool, Month from, int months)
    {
        if (_free is null || from < _freeFrom || from + months > _freeFrom + _free.Length)
        {
            KeepFree(declared, pool, from, months);
        }

        return _free.AsMemory(from - _freeFrom, months);
    }

    /// <summary>Clears the cache after a new declaration.</summary>
    public void ForgetFree() => _free = null;

    /// <summary>Subtracts the units that do not count as free from the amounts of each month, down to 0.</summary>
    public void TakeFrom(Month from, Span<int> byMonth, CapacityView view)
    {
        var begin = Math.Max(0, _first - from);
        var end = Math.Min(byMonth.Length, _first + _held.Length - from);
        for (var i = begin; i < end; i++)
        {
            var index = from + i - _first;
            var taken = view switch
            {
                CapacityView.AsItIs => _held[index] + _committed[index],
                CapacityView.AsIfHeldWereFree => _committed[index],
                _ => 0,
            };
            byMonth[i] = (int)Math.Max(0, byMonth[i] - taken);
        }
    }

    private void KeepFree(IDeclaredCapacity declared, PoolId pool, Month from, int months)
    {
        var first = _free is null || from < _freeFrom ? from : _freeFrom;
        var end = _free is null || from + months > _freeFrom + _free.Length ? from + months : _freeFrom + _free.Length;
        (first, end) = end - first <= MaxMonthsKept ? (first, end) : (from, from + months);
        _free = declared.OpenOver(pool, first, end - first).ToArray();
        _freeFrom = first;
        TakeFrom(first, _free, CapacityView.AsItIs);
    }

    private long At(long[] sums, Month month)
    {
        var index = month - _first;
        return index >= 0 && index < sums.Length ? sums[index] : 0;
    }

    private void Cover(Month from, int months)
    {
        var first = _held.Length == 0 || from < _first ? from : _first;
        var end = _held.Length == 0 || from + months > _first + _held.Length ? from + months : _first + _held.Length;
        if (first == _first && end - first == _held.Length)
        {
            return;
        }

        _held = Moved(_held, first, end);
        _committed = Moved(_committed, first, end);
        _first = first;
    }

    private long[] Moved(long[] sums, Month first, Month end)
    {
        var moved = new long[end - first];
        sums.CopyTo(moved, sums.Length == 0 ? 0 : _first - first);
        return moved;
    }
}
