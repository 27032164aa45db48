using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>Parses pool ids; see <see cref="PoolIds"/>.</summary>
public static class PoolIdReader
{
    private static readonly ImmutableDictionary<PoolId, Pool> Known = All().ToImmutableDictionary(pool => pool.Id);

    /// <summary>
    /// Returns the pool of an id where it serves all areas or holds eligible patients of a group or an area; null for any other id. Pools reserved
    /// for areas come only from the network file, since a demand goes first to the pool that names its area.
    /// </summary>
    public static Pool? Read(PoolId id) => Known.GetValueOrDefault(id);

    private static IEnumerable<Pool> All()
    {
        foreach (var kind in Enum.GetValues<PoolKind>().Where(kind => kind is not (PoolKind.Unspecified or PoolKind.EligiblePatients)))
        {
            yield return Pool.Shared(kind);
        }

        foreach (var group in Enum.GetValues<ConditionGroup>().Where(group => group != ConditionGroup.Unspecified))
        {
            yield return Pool.Eligible(group);
        }

        foreach (var area in CentreAreas.All)
        {
            yield return Pool.EligibleOutsideGroups(area);
        }
    }
}
