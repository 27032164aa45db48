using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>The capacity that a trust declares.</summary>
public interface IDeclaredCapacity
{
    /// <summary>Returns the units declared for the month; 0 for a pool that the trust does not have.</summary>
    long DeclaredIn(PoolId pool, Month month);

    /// <summary>Fills in the units declared in each month from <paramref name="from"/> on, for the length of <paramref name="byMonth"/>.</summary>
    void FillDeclared(PoolId pool, Month from, Span<int> byMonth);

    /// <summary>Returns the same without copying where the amounts are cached.</summary>
    ReadOnlyMemory<int> DeclaredOver(PoolId pool, Month from, int months)
    {
        var byMonth = new int[months];
        FillDeclared(pool, from, byMonth);
        return byMonth;
    }
}
