using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The claims that stand at a trust, at most one for a study.</summary>
internal sealed class ClaimBook
{
    private readonly Dictionary<StudyId, Claim> _claims = [];

    public bool IsEmpty => _claims.Count == 0;

    /// <returns>Whether less is claimed than before somewhere.</returns>
    public bool Put(Claim claim)
    {
        var standing = _claims.GetValueOrDefault(claim.Order.Study);
        _claims[claim.Order.Study] = claim;
        return standing is not null && (PoolTake.IsMore(standing.Takes, claim.Takes) || standing.Order != claim.Order);
    }

    /// <returns>Whether there was one.</returns>
    public bool Drop(StudyId study) => _claims.Remove(study);

    /// <returns>Whether there was any.</returns>
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

    /// <summary>Units that are kept from a study.</summary>
    /// <param name="from">The study's turn; null for one that comes after all who wait.</param>
    public long AmountIn(PoolId pool, Month month, WaitingOrder? from)
    {
        var amount = 0L;
        foreach (var claim in _claims.Values)
        {
            amount += claim.Order.ComesBefore(from) ? PoolTake.AmountIn(claim.Takes, pool, month) : 0;
        }

        return amount;
    }

    /// <summary>Takes what is kept from a study off the amounts of each month, down to 0.</summary>
    /// <returns>Whether anything was taken off.</returns>
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
