using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's change of its own figures. It applies as a whole or not at all; figures that are left out stay as they are.</summary>
/// <param name="IfVersion">The version that it must apply to; null: any.</param>
public sealed record TrustChange(RequestId RequestId, long? IfVersion)
{
    /// <summary>The amounts of pools in months; each month of a pool at most once.</summary>
    public ImmutableArray<DeclaredRange> Declarations { get; init; } = [];

    /// <summary>The eligible patients a year; each pool at most once.</summary>
    public ImmutableArray<EligiblePatients> EligiblePatients { get; init; } = [];

    /// <summary>The sites to open or close; each area at most once.</summary>
    public ImmutableArray<OwnSite> Sites { get; init; } = [];

    /// <summary>The periods in which sites close or reopen; each month of an area at most once.</summary>
    public ImmutableArray<SitePeriod>? SitePeriods { get; init; }

    /// <summary>What it promises outside TrialMatch from now on; each id at most once.</summary>
    public ImmutableArray<StatedCommitment>? OtherCommitments { get; init; }

    /// <summary>The other commitments that it takes back.</summary>
    public ImmutableArray<OtherCommitmentId>? EndedCommitments { get; init; }

    /// <summary>The fields in which it wants requests, and no longer wants them; each field at most once.</summary>
    public FieldChange? Fields { get; init; }

    /// <summary>The shares of pools that it keeps for its own research; each pool at most once. 0 percent keeps nothing any more.</summary>
    public ImmutableArray<ResearchReserve>? ResearchReserves { get; init; }

    /// <summary>Where its patients are treated; each condition group at most once. 0 percent ends a referral.</summary>
    public ImmutableArray<Referral>? Referrals { get; init; }

    /// <summary>All its capabilities.</summary>
    public ImmutableArray<Capability>? Capabilities { get; init; }

    /// <summary>0 to 100.</summary>
    public int? ConsentSharePercent { get; init; }

    /// <summary>0 to <see cref="TrustLimits.StartUpMonths"/>.</summary>
    public int? StartUpMonths { get; init; }

    /// <summary>Each 0 to <see cref="TrustLimits.CostUnits"/>.</summary>
    public SiteCosts? Costs { get; init; }
}

/// <summary>A declared amount for each month from the first to the last.</summary>
/// <param name="Amount">The amount a month in the pool's unit, 0 to <see cref="DeclaredCapacity.MaxAmount"/>.</param>
/// <param name="Row">The row of the imported file; 0 where it does not come from a file.</param>
public sealed record DeclaredRange(PoolId Pool, Month First, Month Last, int Amount, int Row = 0);

/// <summary>The patients a year that studies can ask, spread evenly over the months.</summary>
/// <param name="Pool">A pool of eligible patients, of a condition group or of an area outside the groups.</param>
public sealed record EligiblePatients(PoolId Pool, int PatientsPerYear);
