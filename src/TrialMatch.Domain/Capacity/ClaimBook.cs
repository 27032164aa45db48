using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The claims at a trust, at most one for a study.</summary>
internal sealed class ClaimBook
{
    private readonly Dictionary<StudyId, Claim> _claims = [];

    public bool IsEmpty => _claims.Count == 0;

    /// <returns>Whether the study's claim is smaller than before in some pool and month.</returns>
    public bool Put(Claim claim)
    {
        var standing = _claims.GetValueOrDefault(claim.Order.Study);
        _claims[claim.Order.Study] = claim;
        return standing is not null && (PoolTake.IsMore(standing.Takes, claim.Takes) || standing.Order != claim.Order);
    }

    /// <returns>Whether the study had a claim.</returns>
    public bool Drop(StudyId study) => _claims.Remove(study);

    /// <returns>Whether any claim lapsed.</returns>
    public bool DropLapsed(DateTimeOffset now)
    {
        if (_claims.Count == 0)
        {
            return false;
        }

        var lapsed = _claims.Values.Where(claim => claim.Until < now).Select(claim => claim.Order.Study).ToList();
        lapsed.ForEach(study => _claims.Remove(study));
        return lapsed.Count > 0;
    }

    /// <summary>Returns the units that are kept for others and so not available to a study.</summary>
    /// <param name="from">The study's place in the waiting order; null: after all waiting studies.</param>
    public long AmountIn(PoolId pool, Month month, WaitingOrder? from)
    {
        var amount = 0L;
        foreach (var claim in _claims.Values)
        {
            amount += claim.Order.ComesBefore(from) ? PoolTake.AmountIn(claim.Takes, pool, month) : 0;
        }

        return amount;
    }

    /// <summary>Subtracts the units kept for others from the amounts of each month, down to 0.</summary>
    /// <returns>Whether anything was subtracted.</returns>
    public bool TakeFrom(PoolId pool, Month first, Span<int> byMonth, WaitingOrder? from)
    {
        var isTaken = false;
        foreach (var claim in _claims.Values)
        {
            if (claim.Order.ComesBefore(from))
            {
                for (var i = 0; i < byMonth.Length; i++)
                {
                    var kept = Math.Min(byMonth[i], PoolTake.AmountIn(claim.Takes, pool, first + i));
                    byMonth[i] -= kept;
                    isTaken |= kept > 0;
                }
            }
        }

        return isTaken;
    }
}
