namespace TrialMatch.Domain.Indicators;

/// <summary>What an indicator is compared with.</summary>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Source">Who set it, and for what.</param>
/// <param name="StatedOn">The day on which the source states it.</param>
public sealed record IndicatorGoal(double Value, string Source, DateOnly StatedOn);
