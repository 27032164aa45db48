using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>A pool and month in which more was asked than is free.</summary>
public sealed record PoolShortfall(PoolId Pool, Month Month, long Asked, long Free);
