using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>An amount of a pool in one month, in the pool's unit.</summary>
public readonly record struct MonthAmount(Month Month, int Amount);
