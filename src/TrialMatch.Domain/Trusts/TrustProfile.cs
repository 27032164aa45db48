using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Network;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>All that matching needs to know of a trust.</summary>
/// <param name="OpenAreas">The areas it has an open site in: the networks it takes part in.</param>
/// <param name="ConsentSharePercent">Of the eligible patients that one study asks, how many take part.</param>
/// <param name="StartUpMonths">Months from an accepted request until the first patient can be enrolled.</param>
/// <param name="DefaultFigures">Which groups of figures are still planning defaults; pools say so themselves.</param>
public sealed record TrustProfile(
    Trust Facts,
    ImmutableSortedSet<Area> OpenAreas,
    ImmutableSortedSet<Capability> Capabilities,
    ImmutableArray<PoolDeclaration> Pools,
    int ConsentSharePercent,
    int StartUpMonths,
    SiteCosts Costs,
    ImmutableSortedSet<FigureGroup> DefaultFigures)
{
    private readonly PoolResolver _resolver = new(Pools);
    private readonly bool _isAnyPoolDefault = Pools.Any(pool => pool.IsPlanningDefault);

    public ImmutableArray<PoolDeclaration> Pools
    {
        get;
        init => (field, _resolver, _isAnyPoolDefault) = (value, new PoolResolver(value), value.Any(pool => pool.IsPlanningDefault));
    } = Pools;

    /// <summary>The areas of which the trust itself has said whether its site is open; of the others that is a planning default.</summary>
    public ImmutableSortedSet<Area> DeclaredAreas { get; init; } = [];

    /// <summary>Months in which a site enrols nobody to studies that are planned from now on.</summary>
    public ImmutableArray<ClosedMonth> ClosedMonths { get; init; } = [];

    public TrustId Id => Facts.Id;

    /// <summary>Finds the pool with an id; null where the trust has none such.</summary>
    public PoolDeclaration? Find(PoolId pool) => Pools.FirstOrDefault(p => p.Pool.Id == pool);

    /// <summary>The pool that a demand of a kind is met by; null where the trust has none. See <see cref="PoolResolver"/>.</summary>
    public PoolDeclaration? Find(PoolKind kind, Area area, ConditionGroup? group) =>
        _resolver.Find(kind, area, group);

    /// <summary>Patients in a mean month whom a study in an area could ask, as declared; 0 where the trust has no pool of them.</summary>
    public double EligiblePatientsPerMonth(Area area, ConditionGroup? group) =>
        Find(PoolKind.EligiblePatients, area, group)?.Declared.MeanPerMonth ?? 0;

    /// <summary>What is declared of a pool over the months of a calendar; nothing where the trust has no such pool.</summary>
    public FreeCapacity DeclaredOver(PoolCalendar calendar)
    {
        var months = calendar.FreeByMonth.Length;
        return new FreeCapacity(calendar.Pool, Find(calendar.Pool)?.Declared.Over(calendar.From, months) ?? new int[months]);
    }

    /// <summary>Which of the capabilities a study asks for the trust lacks.</summary>
    public ImmutableArray<Capability> Lacking(ImmutableArray<Capability> required) =>
        [.. required.Where(capability => !Capabilities.Contains(capability)).Distinct()];

    /// <summary>Maps a study's demand to this trust's pools; see <see cref="PoolResolver"/>.</summary>
    public ResolvedDemand Resolve(DemandProfile profile, Area area, ConditionGroup? group) =>
        _resolver.Resolve(profile, area, group);

    /// <summary>Whether any figure at all is still a planning default.</summary>
    public bool RestsOnDefaults => _isAnyPoolDefault || DefaultFigures.Count > 0;

    /// <summary>Whether any figure of a group is still a planning default.</summary>
    public bool IsPlanningDefault(FigureGroup group) => group switch
    {
        FigureGroup.Capacity => Pools.Any(p => p.IsPlanningDefault && p.Pool.Kind != PoolKind.EligiblePatients),
        FigureGroup.EligiblePatients => Pools.Any(p => p.IsPlanningDefault && p.Pool.Kind == PoolKind.EligiblePatients),
        _ => DefaultFigures.Contains(group),
    };

    /// <summary>The profile with what the trust itself declares of a pool, in place of what was there.</summary>
    public TrustProfile With(Pool pool, DeclaredCapacity declared)
    {
        var own = new PoolDeclaration(pool, declared, IsPlanningDefault: false);
        return this with { Pools = Find(pool.Id) is { } old ? Pools.Replace(old, own) : Pools.Add(own) };
    }
}
