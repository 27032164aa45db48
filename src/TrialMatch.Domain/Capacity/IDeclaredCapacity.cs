using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The capacity that a trust declares, and what it has promised of it outside TrialMatch.</summary>
public interface IDeclaredCapacity
{
    /// <summary>Returns the units declared for the month; 0 for a pool that the trust does not have.</summary>
    long DeclaredIn(PoolId pool, Month month);

    /// <summary>Fills in the units declared in each month from <paramref name="from"/> on, for the length of <paramref name="byMonth"/>.</summary>
    void FillDeclared(PoolId pool, Month from, Span<int> byMonth);

    /// <summary>What is promised outside TrialMatch.</summary>
    PromisedElsewhere Elsewhere => PromisedElsewhere.Nothing;

    /// <summary>
    /// Returns the units of the month that are kept for the trust's own research, beyond those that its research takes already. No new hold may
    /// take them.
    /// </summary>
    long KeptForResearchIn(PoolId pool, Month month) => 0;

    /// <summary>Returns the units declared for the month, less those promised elsewhere.</summary>
    long RoomIn(PoolId pool, Month month) => DeclaredIn(pool, month) - Elsewhere.AmountIn(pool, month);

    /// <summary>
    /// Returns the units that studies can be promised in each month while nothing is reserved, at least 0; without copying where the amounts are
    /// cached.
    /// </summary>
    ReadOnlyMemory<int> OpenOver(PoolId pool, Month from, int months)
    {
        var byMonth = new int[months];
        FillDeclared(pool, from, byMonth);
        for (var i = 0; i < months; i++)
        {
            byMonth[i] = (int)Math.Max(0, byMonth[i] - Elsewhere.AmountIn(pool, from + i) - KeptForResearchIn(pool, from + i));
        }

        return byMonth;
    }
}
