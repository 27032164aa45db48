using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a trust says of itself, in place of what stood: all of it or nothing. What is left out stays as it is.</summary>
/// <param name="IfVersion">The version it is meant to change; null where any will do.</param>
public sealed record TrustChange(RequestId RequestId, long? IfVersion)
{
    /// <summary>Amounts of pools in months; no month of a pool twice.</summary>
    public ImmutableArray<DeclaredRange> Declarations { get; init; } = [];

    /// <summary>Eligible patients a year; no pool twice.</summary>
    public ImmutableArray<EligiblePatients> EligiblePatients { get; init; } = [];

    /// <summary>Sites to open or to close; no area twice.</summary>
    public ImmutableArray<OwnSite> Sites { get; init; } = [];

    /// <summary>Months in which sites close, or open again; no month of an area twice.</summary>
    public ImmutableArray<SitePeriod>? SitePeriods { get; init; }

    /// <summary>All capabilities it has.</summary>
    public ImmutableArray<Capability>? Capabilities { get; init; }

    /// <summary>0 to 100.</summary>
    public int? ConsentSharePercent { get; init; }

    /// <summary>0 to <see cref="TrustLimits.StartUpMonths"/>.</summary>
    public int? StartUpMonths { get; init; }

    /// <summary>Each 0 to <see cref="TrustLimits.CostUnits"/>.</summary>
    public SiteCosts? Costs { get; init; }
}

/// <summary>The same amount in each month from the first to the last.</summary>
/// <param name="Amount">In the pool's unit a month, 0 to <see cref="DeclaredCapacity.MaxAmount"/>.</param>
/// <param name="Row">The row of the file that it stands in; 0 where it comes from no file.</param>
public sealed record DeclaredRange(PoolId Pool, Month First, Month Last, int Amount, int Row = 0);

/// <summary>Patients a year whom studies could ask, spread evenly over the months.</summary>
/// <param name="Pool">A pool of eligible patients, of a condition group or of an area outside the groups.</param>
public sealed record EligiblePatients(PoolId Pool, int PatientsPerYear);
