using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>The figures that a trust has declared itself. All others stay planning defaults.</summary>
/// <param name="Sites">The areas for which it has declared whether its site is open.</param>
/// <param name="Capabilities">All its capabilities; null where not declared.</param>
public sealed record OwnFigures(
    ImmutableArray<OwnPool> Pools,
    ImmutableArray<OwnSite> Sites,
    ImmutableArray<Capability>? Capabilities,
    int? ConsentSharePercent,
    int? StartUpMonths,
    SiteCosts? Costs)
{
    /// <summary>The months in which it has closed a site, in order.</summary>
    public ImmutableArray<ClosedMonth> ClosedMonths { get; init; } = [];

    /// <summary>What it has promised outside TrialMatch, in order of id.</summary>
    public ImmutableArray<OtherCommitment> OtherCommitments { get; init; } = [];

    /// <summary>The fields in which it wants requests, in the order of their numbers.</summary>
    public ImmutableArray<FieldInterest> Fields { get; init; } = [];

    /// <summary>The shares of pools that it keeps for its own research, in order of pool; none of 0 percent.</summary>
    public ImmutableArray<ResearchReserve> ResearchReserves { get; init; } = [];

    /// <summary>Where its patients are treated if not here, in the order of the groups' numbers; none of 0 percent.</summary>
    public ImmutableArray<Referral> Referrals { get; init; } = [];

    public static OwnFigures None { get; } = new([], [], null, null, null, null);

    /// <summary>Returns the profile with the trust's own figures in place of the defaults.</summary>
    public TrustProfile ApplyTo(TrustProfile defaults)
    {
        var declared = Pools.Select(pool => pool.ApplyTo(defaults.Find(pool.Pool.Id))).ToDictionary(pool => pool.Pool.Id);
        var added = Pools.Where(pool => defaults.Find(pool.Pool.Id) is null).Select(pool => declared[pool.Pool.Id]);
        return defaults with
        {
            OpenAreas = defaults.OpenAreas.Union(AreasThatAre(open: true)).Except(AreasThatAre(open: false)),
            DeclaredAreas = [.. Sites.Select(site => site.Area)],
            ClosedMonths = ClosedMonths,
            Elsewhere = PromisedElsewhere.Of(OtherCommitments),
            Fields = Fields,
            ResearchReserves = ResearchReserves,
            Referrals = Referrals,
            Capabilities = Capabilities is { } own ? [.. own] : defaults.Capabilities,
            Pools = [.. defaults.Pools.Select(pool => declared.GetValueOrDefault(pool.Pool.Id, pool)), .. added],
            ConsentSharePercent = ConsentSharePercent ?? defaults.ConsentSharePercent,
            StartUpMonths = StartUpMonths ?? defaults.StartUpMonths,
            Costs = Costs ?? defaults.Costs,
            DefaultFigures = defaults.DefaultFigures.Except(GroupsSaid()),
        };
    }

    /// <summary>Returns the own figures after a valid change.</summary>
    /// <param name="profile">The present profile.</param>
    /// <param name="thisMonth">The present month. Months long before it are dropped.</param>
    public OwnFigures With(TrustChange change, TrustProfile profile, Month thisMonth)
    {
        var pools = Pools.ToDictionary(pool => pool.Pool.Id);
        foreach (var declarations in change.Declarations.GroupBy(declared => declared.Pool))
        {
            pools[declarations.Key] = OwnPoolOf(declarations.Key).With(declarations, thisMonth);
        }

        foreach (var eligible in change.EligiblePatients)
        {
            pools[eligible.Pool] = OwnPoolOf(eligible.Pool) with
            {
                ByMonthOfYear = DeclaredCapacity.SpreadOver(eligible.PatientsPerYear).ByMonthOfYear,
            };
        }

        return new OwnFigures(
            [.. pools.Values.OrderBy(pool => pool.Pool.Id.Value, StringComparer.Ordinal)],
            [.. Sites.Where(site => change.Sites.All(changed => changed.Area != site.Area)).Concat(change.Sites).OrderBy(site => site.Area)],
            change.Capabilities is { } capabilities ? [.. capabilities.Distinct().Order()] : Capabilities,
            change.ConsentSharePercent ?? ConsentSharePercent,
            change.StartUpMonths ?? StartUpMonths,
            change.Costs ?? Costs)
        {
            ClosedMonths = SitePeriod.ApplyTo(ClosedMonths, change.SitePeriods ?? [], thisMonth),
            OtherCommitments = StatedCommitment.ApplyTo(OtherCommitments, change.OtherCommitments ?? [], change.EndedCommitments ?? [], thisMonth),
            Fields = change.Fields?.ApplyTo(Fields) ?? Fields,
            ResearchReserves = ReservesWith(change.ResearchReserves ?? []),
            Referrals = ReferralsWith(change.Referrals ?? []),
        };

        OwnPool OwnPoolOf(PoolId id) => pools.GetValueOrDefault(id)
            ?? new OwnPool(profile.Find(id)?.Pool ?? PoolIdReader.Read(id)!, null, []);
    }

    private ImmutableArray<ResearchReserve> ReservesWith(ImmutableArray<ResearchReserve> changed) =>
    [
        .. ResearchReserves.ExceptBy(changed.Select(reserve => reserve.Pool), reserve => reserve.Pool)
            .Concat(changed.Where(reserve => reserve.Percent > 0))
            .OrderBy(reserve => reserve.Pool.Value, StringComparer.Ordinal),
    ];

    private ImmutableArray<Referral> ReferralsWith(ImmutableArray<Referral> changed) =>
    [
        .. Referrals.ExceptBy(changed.Select(referral => referral.Group), referral => referral.Group)
            .Concat(changed.Where(referral => referral.Percent > 0))
            .OrderBy(referral => referral.Group),
    ];

    private IEnumerable<Area> AreasThatAre(bool open) => Sites.Where(site => site.IsOpen == open).Select(site => site.Area);

    private IEnumerable<FigureGroup> GroupsSaid()
    {
        (FigureGroup Group, bool IsSaid)[] groups =
        [
            (FigureGroup.Networks, CentreAreas.All.All(area => Sites.Any(site => site.Area == area))),
            (FigureGroup.Capabilities, Capabilities is not null),
            (FigureGroup.ConsentShare, ConsentSharePercent is not null),
            (FigureGroup.StartUp, StartUpMonths is not null),
            (FigureGroup.Costs, Costs is not null),
        ];
        return groups.Where(group => group.IsSaid).Select(group => group.Group);
    }
}
