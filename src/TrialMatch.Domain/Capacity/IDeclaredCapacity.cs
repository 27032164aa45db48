using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a trust says it has.</summary>
public interface IDeclaredCapacity
{
    /// <summary>Units declared for the month; 0 for a pool the trust does not have.</summary>
    long DeclaredIn(PoolId pool, Month month);

    /// <summary>Units declared in each month from <paramref name="from"/> on, as many as <paramref name="byMonth"/> has room for.</summary>
    void FillDeclared(PoolId pool, Month from, Span<int> byMonth);

    /// <summary>The same, to be read only: where the amounts are at hand they are not copied.</summary>
    ReadOnlyMemory<int> DeclaredOver(PoolId pool, Month from, int months)
    {
        var byMonth = new int[months];
        FillDeclared(pool, from, byMonth);
        return byMonth;
    }
}
