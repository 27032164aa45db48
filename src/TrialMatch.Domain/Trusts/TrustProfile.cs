using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Network;
using TrialMatch.Numerics.Fitting;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>The figures of a trust that matching needs.</summary>
/// <param name="OpenAreas">The areas in which it has an open site: the networks that it takes part in.</param>
/// <param name="ConsentSharePercent">The share of asked eligible patients who take part, in percent.</param>
/// <param name="StartUpMonths">The months from an accepted request until the first patient can be enrolled.</param>
/// <param name="DefaultFigures">The groups of figures that are still planning defaults; pools have their own mark.</param>
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
    private const int WholePercent = 100;

    private readonly PoolResolver _resolver = new(Pools);
    private readonly bool _isAnyPoolDefault = Pools.Any(pool => pool.IsPlanningDefault);

    public ImmutableArray<PoolDeclaration> Pools
    {
        get;
        init => (field, _resolver, _isAnyPoolDefault) = (value, new PoolResolver(value), value.Any(pool => pool.IsPlanningDefault));
    } = Pools;

    /// <summary>The areas for which the trust itself has declared whether its site is open; for the others that is a planning default.</summary>
    public ImmutableSortedSet<Area> DeclaredAreas { get; init; } = [];

    /// <summary>The months in which a site is closed to newly planned studies.</summary>
    public ImmutableArray<ClosedMonth> ClosedMonths { get; init; } = [];

    /// <summary>What the trust has promised outside TrialMatch.</summary>
    public PromisedElsewhere Elsewhere { get; init; } = PromisedElsewhere.Nothing;

    /// <summary>The fields in which the trust has declared that it wants requests.</summary>
    public ImmutableArray<FieldInterest> Fields { get; init; } = [];

    /// <summary>The shares of pools that the trust keeps for its own research, each pool once.</summary>
    public ImmutableArray<ResearchReserve> ResearchReserves { get; init; } = [];

    /// <summary>Where its patients are treated if not here, each condition group once.</summary>
    public ImmutableArray<Referral> Referrals { get; init; } = [];

    /// <summary>The patients whom other trusts refer to it; known only where a study is planned.</summary>
    public ImmutableArray<ReferredPatients> ReferredHere { get; init; } = [];

    public TrustId Id => Facts.Id;

    /// <summary>
    /// Returns whether a newly planned study may look for a site here: in an area with a centre if the trust has an open site, otherwise if it wants
    /// requests in the study's field.
    /// </summary>
    /// <param name="isOfChildren">Whether only children can take part.</param>
    public bool TakesPartIn(Area area, ConditionGroup? group, bool isOfChildren) => area == Area.OtherFields
        ? Fields.Any(interest => interest.Field == group && (interest.IncludesChildren || !isOfChildren))
        : OpenAreas.Contains(area);

    /// <summary>Returns the pool with an id; null where the trust has none.</summary>
    public PoolDeclaration? Find(PoolId pool) => Pools.FirstOrDefault(p => p.Pool.Id == pool);

    /// <summary>Returns the pool that meets a demand of a kind; null where the trust has none. See <see cref="PoolResolver"/>.</summary>
    public PoolDeclaration? Find(PoolKind kind, Area area, ConditionGroup? group) =>
        _resolver.Find(kind, area, group);

    /// <summary>
    /// Returns the eligible patients in a mean month to plan a study in an area with: its own, less those it refers elsewhere, and those referred to
    /// it; 0 where the trust has no pool of them.
    /// </summary>
    public double EligiblePatientsPerMonth(Area area, ConditionGroup? group)
    {
        if (Find(PoolKind.EligiblePatients, area, group) is not { } eligible)
        {
            return 0;
        }

        var own = eligible.PlannedPerMonth * (WholePercent - (ReferralOf(group)?.Percent ?? 0)) / WholePercent;
        return own + ReferredHere.Where(patients => patients.Group == group).Sum(patients => patients.PerMonth);
    }

    /// <summary>Returns where its patients of a group are treated if not here; null where it treats them itself.</summary>
    public Referral? ReferralOf(ConditionGroup? group) => Referrals.FirstOrDefault(referral => referral.Group == group);

    /// <summary>Returns the patients of a group whom it refers to another trust; null where there are none.</summary>
    public ReferredPatients? ReferredOf(ConditionGroup? group)
    {
        if (group is not { } known || ReferralOf(group) is not { } referral)
        {
            return null;
        }

        var own = Find(PoolKind.EligiblePatients, ConditionGroups.AreaOf(known), known)?.PlannedPerMonth ?? 0;
        return own > 0 ? new ReferredPatients(Id, Facts.Region, referral.TreatedAt, known, own * referral.Percent / WholePercent) : null;
    }

    /// <summary>Returns what an empty calendar of a pool could promise over a number of months; 0 where the trust has no such pool. What is promised outside TrialMatch stays taken.</summary>
    public FreeCapacity PromisableOnEmpty(PoolCalendar calendar)
    {
        var months = calendar.FreeByMonth.Length;
        return new FreeCapacity(
            calendar.Pool,
            Find(calendar.Pool) is { } pool ? pool.PromisableOf(calendar.From, OpenOver(pool, calendar.From, months)) : new int[months]);
    }

    /// <summary>Returns the percentage of a pool that is kept for the trust's own research.</summary>
    public int ResearchPercentOf(PoolId pool)
    {
        foreach (var reserve in ResearchReserves)
        {
            if (reserve.Pool == pool)
            {
                return reserve.Percent;
            }
        }

        return 0;
    }

    /// <summary>Returns the units of the month that are kept for the trust's own research, beyond those that its research takes already.</summary>
    /// <remarks>
    /// Of a small count of patients, a share keeps all or nothing: how much of it is left would tell which of the small counts it is (R8).
    /// </remarks>
    public long KeptForResearchIn(PoolDeclaration pool, Month month)
    {
        var percent = ResearchPercentOf(pool.Pool.Id);
        if (percent == 0 || (percent < WholePercent && pool.IsSmallIn(month)))
        {
            return 0;
        }

        var share = (long)pool.Declared.AmountIn(month) * percent / WholePercent;
        return Math.Max(0, share - Elsewhere.OwnInitiatedIn(pool.Pool.Id, month));
    }

    /// <summary>
    /// Returns the units that studies can be promised in each month while nothing is reserved, at least 0; without copying where the amounts are
    /// cached.
    /// </summary>
    public ReadOnlyMemory<int> OpenOver(PoolDeclaration pool, Month from, int months)
    {
        var id = pool.Pool.Id;
        if (!Elsewhere.Reaches(id, from, months) && ResearchPercentOf(id) == 0)
        {
            return pool.Declared.Over(from, months);
        }

        var open = new int[months];
        pool.Declared.Fill(from, open);
        for (var i = 0; i < months; i++)
        {
            open[i] = (int)Math.Max(0, open[i] - Elsewhere.AmountIn(id, from + i) - KeptForResearchIn(pool, from + i));
        }

        return open;
    }

    /// <summary>Returns what may be promised of a pool's free capacity.</summary>
    public PoolCalendar PromisableOf(PoolCalendar free) =>
        Find(free.Pool) is { } pool ? free with { FreeByMonth = pool.PromisableOf(free.From, free.FreeByMonth) } : free;

    /// <summary>Returns the required capabilities that the trust lacks.</summary>
    public ImmutableArray<Capability> Lacking(ImmutableArray<Capability> required) =>
        [.. required.Where(capability => !Capabilities.Contains(capability)).Distinct()];

    /// <summary>Maps a study's demand to this trust's pools; see <see cref="PoolResolver"/>.</summary>
    public ResolvedDemand Resolve(DemandProfile profile, Area area, ConditionGroup? group) =>
        _resolver.Resolve(profile, area, group);

    /// <summary>Whether any figure is still a planning default.</summary>
    public bool RestsOnDefaults => _isAnyPoolDefault || DefaultFigures.Count > 0;

    /// <summary>Returns whether any figure of a group is still a planning default.</summary>
    public bool IsPlanningDefault(FigureGroup group) => group switch
    {
        FigureGroup.Capacity => Pools.Any(p => p.IsPlanningDefault && p.Pool.Kind != PoolKind.EligiblePatients),
        FigureGroup.EligiblePatients => Pools.Any(p => p.IsPlanningDefault && p.Pool.Kind == PoolKind.EligiblePatients),
        _ => DefaultFigures.Contains(group),
    };

    /// <summary>Returns the profile with the trust's own declaration of a pool in place of the present one.</summary>
    public TrustProfile With(Pool pool, DeclaredCapacity declared)
    {
        var own = new PoolDeclaration(pool, declared, IsPlanningDefault: false);
        return this with { Pools = Find(pool.Id) is { } old ? Pools.Replace(old, own) : Pools.Add(own) };
    }
}
