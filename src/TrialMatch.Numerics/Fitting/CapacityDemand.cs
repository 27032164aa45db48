using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// What is taken from one pool in month 0, 1, 2… counted from a patient's enrolment or from the site's start.
/// Each amount is 0 or more; zeros at the end take nothing.
/// </summary>
public readonly record struct CapacityDemand(PoolId Pool, ImmutableArray<int> ByMonth);
