using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>The capacity that a trust's profile declares, and what the trust has promised of it elsewhere.</summary>
public sealed class ProfileCapacity(TrustProfile profile) : IDeclaredCapacity
{
    private readonly Dictionary<PoolId, DeclaredCapacity> _declared = profile.Pools.ToDictionary(pool => pool.Pool.Id, pool => pool.Declared);

    public PromisedElsewhere Elsewhere => profile.Elsewhere;

    public long DeclaredIn(PoolId pool, Month month) =>
        _declared.TryGetValue(pool, out var declared) ? declared.AmountIn(month) : 0;

    public void FillDeclared(PoolId pool, Month from, Span<int> byMonth)
    {
        if (_declared.TryGetValue(pool, out var declared))
        {
            declared.Fill(from, byMonth);
        }
        else
        {
            byMonth.Clear();
        }
    }

    public ReadOnlyMemory<int> OpenOver(PoolId pool, Month from, int months) =>
        _declared.TryGetValue(pool, out var declared) ? profile.OpenOver(pool, declared, from, months) : new int[months];
}
