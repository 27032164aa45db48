using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>Sums of what is held and committed of one pool, by month.</summary>
internal sealed class PoolTotals
{
    private readonly Dictionary<Month, (long Held, long Committed)> _byMonth = [];

    public long HeldIn(Month month) => _byMonth.GetValueOrDefault(month).Held;

    public long CommittedIn(Month month) => _byMonth.GetValueOrDefault(month).Committed;

    public void Add(PoolTake take, HoldState state, int sign)
    {
        for (var i = 0; i < take.Amounts.Length; i++)
        {
            if (take.Amounts[i] == 0)
            {
                continue;
            }

            var month = take.From + i;
            var (held, committed) = _byMonth.GetValueOrDefault(month);
            var amount = (long)sign * take.Amounts[i];
            var sum = state == HoldState.Committed ? (held, committed + amount) : (held + amount, committed);
            if (sum is (0, 0))
            {
                _byMonth.Remove(month);
            }
            else
            {
                _byMonth[month] = sum;
            }
        }
    }
}
