using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The demand on one pool in month 0, 1, 2… from a patient's enrolment or from the site's start, in the pool's unit. Each amount is 0 or more; trailing zeros
/// have no effect.
/// </summary>
public readonly record struct CapacityDemand(PoolId Pool, ImmutableArray<int> ByMonth);
