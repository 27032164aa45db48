using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

/// <summary>The same amount of every pool in every month; it can be changed, as a lost declaration would.</summary>
internal sealed class OnePool(int amountPerMonth) : IDeclaredCapacity
{
    public int AmountPerMonth { get; set; } = amountPerMonth;

    public long DeclaredIn(PoolId pool, Month month) => AmountPerMonth;

    public void FillDeclared(PoolId pool, Month from, Span<int> byMonth) => byMonth.Fill(AmountPerMonth);
}
