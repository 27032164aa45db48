using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>What a hold takes from one pool, month by month from <paramref name="From"/> on. Each amount is 0 or more.</summary>
public sealed record PoolTake(PoolId Pool, Month From, ImmutableArray<int> Amounts);
