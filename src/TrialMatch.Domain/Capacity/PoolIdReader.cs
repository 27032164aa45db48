using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>Tells from an id what pool it names; see <see cref="PoolIds"/>.</summary>
public static class PoolIdReader
{
    private static readonly ImmutableDictionary<PoolId, Pool> Known = All().ToImmutableDictionary(pool => pool.Id);

    /// <summary>
    /// The pool of an id that is for all areas, or for eligible patients of a group or an area. Null for any other, also for pools
    /// kept for areas: those come with the network file alone, since a demand goes to the pool that names its area first.
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

        foreach (var area in Enum.GetValues<Area>().Where(area => area != Area.Unspecified))
        {
            yield return Pool.EligibleOutsideGroups(area);
        }
    }
}
