using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The free capacity of one pool, month by month, in the pool's unit. Pools of one problem share their month 0.
/// </summary>
public record FreeCapacity(PoolId Pool, ReadOnlyMemory<int> FreeByMonth)
{
    public FreeCapacity(PoolId pool, ImmutableArray<int> freeByMonth)
        : this(pool, freeByMonth.AsMemory())
    {
    }
}
