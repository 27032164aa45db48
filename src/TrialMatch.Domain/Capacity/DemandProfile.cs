using System.Collections.Immutable;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// A study's demand on a trust's pools: <paramref name="PerPatient"/> by months since the patient's enrolment, and <paramref name="PerSite"/> by
/// months since the site's start, whether or not anyone enrols.
/// </summary>
public sealed record DemandProfile(ImmutableArray<PoolDemand> PerPatient, ImmutableArray<PoolDemand> PerSite);

/// <summary>The units of one kind of pool taken in month 0, 1, 2… Each amount is 0 or more.</summary>
public sealed record PoolDemand(PoolKind Kind, ImmutableArray<int> ByMonth);
