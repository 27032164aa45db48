using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>Sums of what is held and committed of one pool, by month, over the months anyone has taken from.</summary>
internal sealed class PoolTotals
{
    private Month _first;
    private long[] _held = [];
    private long[] _committed = [];

    public long HeldIn(Month month) => At(_held, month);

    public long CommittedIn(Month month) => At(_committed, month);

    public void Add(PoolTake take, HoldState state, int sign)
    {
        Cover(take.From, take.Amounts.Length);
        var sums = (state == HoldState.Committed ? _committed : _held).AsSpan(take.From - _first);
        for (var i = 0; i < take.Amounts.Length; i++)
        {
            sums[i] += sign * (long)take.Amounts[i];
        }
    }

    /// <summary>Whether anyone has taken from the pool in months around these, so that something may be taken in them.</summary>
    public bool Reaches(Month from, int months) => _first < from + months && from < _first + _held.Length;

    /// <summary>Takes what does not count as free off the amounts of each month, down to 0.</summary>
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
