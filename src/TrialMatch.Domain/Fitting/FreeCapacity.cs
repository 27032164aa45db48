using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Fitting;

/// <summary>
/// What is free of one pool, month by month, in the pool's own unit. Month 0 is the first month of a calendar
/// that all pools of a <see cref="FitProblem"/> share.
/// </summary>
public sealed record FreeCapacity(PoolId Pool, ImmutableArray<int> FreeByMonth);
