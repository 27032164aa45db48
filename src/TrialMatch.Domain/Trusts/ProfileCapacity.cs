using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>The capacity that a trust's profile declares, and what the trust has promised or keeps of it for others than studies.</summary>
public sealed class ProfileCapacity(TrustProfile profile) : IDeclaredCapacity
{
    private readonly Dictionary<PoolId, PoolDeclaration> _pools = profile.Pools.ToDictionary(pool => pool.Pool.Id);

    public PromisedElsewhere Elsewhere => profile.Elsewhere;

    public long DeclaredIn(PoolId pool, Month month) =>
        _pools.TryGetValue(pool, out var found) ? found.Declared.AmountIn(month) : 0;

    public long KeptForResearchIn(PoolId pool, Month month) =>
        _pools.TryGetValue(pool, out var found) ? profile.KeptForResearchIn(found, month) : 0;

    public void FillDeclared(PoolId pool, Month from, Span<int> byMonth)
    {
        if (_pools.TryGetValue(pool, out var found))
        {
            found.Declared.Fill(from, byMonth);
        }
        else
        {
            byMonth.Clear();
        }
    }

    public ReadOnlyMemory<int> OpenOver(PoolId pool, Month from, int months) =>
        _pools.TryGetValue(pool, out var found) ? profile.OpenOver(found, from, months) : new int[months];
}
