using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Areas;
using TrialMatch.Numerics.Fitting;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// Finds the pool of a trust that meets a demand. Its tables are made once per set of pools, since every site of every matched study needs it.
/// </summary>
/// <remarks>Resolvers of the same pools are equal, so that types that contain one compare by its pools.</remarks>
public sealed class PoolResolver : IEquatable<PoolResolver>
{
    private readonly ImmutableArray<PoolDeclaration> _pools;

    // Made when first asked for: a profile that is read from a message has two sets of pools in turn, and may never resolve a demand.
    private readonly Lazy<Tables> _tables;

    public PoolResolver(ImmutableArray<PoolDeclaration> pools) =>
        (_pools, _tables) = (pools, new Lazy<Tables>(() => TablesOf(pools), LazyThreadSafetyMode.PublicationOnly));

    /// <summary>
    /// Maps each demand of a profile to a pool. The pool of that kind that names the area meets it, otherwise the one that serves all areas. A
    /// demand for eligible patients is met by the condition group's pool, or, where the study has no group, by the area's pool of patients outside
    /// the groups.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <remarks>Zero demands need no pool. Demands of the same kind are added up.</remarks>
    public ResolvedDemand Resolve(DemandProfile profile, Area area, ConditionGroup? group)
    {
        ImmutableSortedSet<PoolKind> missing = [];
        return new ResolvedDemand(
            Resolve(profile.PerPatient, area, group, ref missing),
            Resolve(profile.PerSite, area, group, ref missing),
            missing.IsEmpty ? [] : [.. missing]);
    }

    /// <summary>Returns the pool that meets a demand of a kind; null where the trust has none.</summary>
    /// <remarks>The condition group matters only for eligible patients.</remarks>
    public PoolDeclaration? Find(PoolKind kind, Area area, ConditionGroup? group) => kind == PoolKind.EligiblePatients
        ? _tables.Value.OfPatients[(int)group.GetValueOrDefault(), (int)area]
        : _tables.Value.OfKind[(int)kind, (int)area];

    public bool Equals(PoolResolver? other) => other is not null && _pools == other._pools;

    public override bool Equals(object? obj) => Equals(obj as PoolResolver);

    public override int GetHashCode() => _pools.GetHashCode();

    private ImmutableArray<CapacityDemand> Resolve(
        ImmutableArray<PoolDemand> demands, Area area, ConditionGroup? group, ref ImmutableSortedSet<PoolKind> missing)
    {
        var resolved = new CapacityDemand[demands.Length];
        var count = 0;
        foreach (var demand in demands)
        {
            if (IsNothing(demand))
            {
                continue;
            }

            if (Find(demand.Kind, area, group) is { } pool)
            {
                count += Add(resolved.AsSpan(0, count + 1), new CapacityDemand(pool.Pool.Id, demand.ByMonth));
            }
            else
            {
                missing = missing.Add(demand.Kind);
            }
        }

        Array.Resize(ref resolved, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(resolved);
    }

    private static Tables TablesOf(ImmutableArray<PoolDeclaration> pools)
    {
        var byPreference = pools.OrderBy(pool => pool.Pool.ServesAllAreas).ThenBy(pool => pool.Pool.Id.Value, StringComparer.Ordinal).ToList();
        return new Tables(
            TableOf<PoolKind>((kind, area) => byPreference.Find(pool => pool.Pool.Kind == kind && pool.Pool.Serves(area))),
            TableOf<ConditionGroup>((group, area) => byPreference.Find(pool =>
                pool.Pool.Kind == PoolKind.EligiblePatients && pool.Pool.ConditionGroup.GetValueOrDefault() == group && pool.Pool.Serves(area))));
    }

    /// <summary>The pool of each enum value and area, indexed by their numbers.</summary>
    private static PoolDeclaration?[,] TableOf<T>(Func<T, Area, PoolDeclaration?> pool)
        where T : struct, Enum
    {
        var table = new PoolDeclaration?[NumbersOf<T>(), NumbersOf<Area>()];
        foreach (var value in Enum.GetValues<T>())
        {
            foreach (var area in Enum.GetValues<Area>())
            {
                table[NumberOf(value), (int)area] = pool(value, area);
            }
        }

        return table;
    }

    private static int NumbersOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().Max(NumberOf) + 1;

    private static int NumberOf<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static bool IsNothing(PoolDemand demand) => demand.ByMonth.AsSpan().IndexOfAnyExcept(0) < 0;

    /// <param name="resolved">The demands resolved so far, with room for one more.</param>
    /// <returns>The number of entries added: 0 where the pool was among them.</returns>
    private static int Add(Span<CapacityDemand> resolved, CapacityDemand demand)
    {
        foreach (ref var before in resolved[..^1])
        {
            if (before.Pool == demand.Pool)
            {
                before = new CapacityDemand(demand.Pool, Sum(before.ByMonth, demand.ByMonth));
                return 0;
            }
        }

        resolved[^1] = demand;
        return 1;
    }

    private static ImmutableArray<int> Sum(ImmutableArray<int> left, ImmutableArray<int> right) =>
        [.. Enumerable.Range(0, Math.Max(left.Length, right.Length)).Select(month => At(left, month) + At(right, month))];

    private static int At(ImmutableArray<int> series, int month) => month < series.Length ? series[month] : 0;

    /// <param name="OfKind">The pool of each kind for each area.</param>
    /// <param name="OfPatients">
    /// The pools of eligible patients by condition group and area; patients outside the groups are under <see cref="ConditionGroup.Unspecified"/>.
    /// </param>
    private sealed record Tables(PoolDeclaration?[,] OfKind, PoolDeclaration?[,] OfPatients);
}
