namespace TrialMatch.Domain.Selection;

/// <summary>What became of the fairness rule.</summary>
/// <param name="Floor">The floor asked for; null where none was.</param>
/// <param name="IsFloorKept">Whether every region's ratio is at or above it; true where none was asked for.</param>
/// <param name="ReachableRatio">Where the floor cannot be kept: the highest smallest ratio of any plan that reaches the target, at whatever cost.</param>
public sealed record FairnessOutcome(double? Floor, bool IsFloorKept, double? ReachableRatio)
{
    public static FairnessOutcome NotAsked { get; } = new(null, IsFloorKept: true, null);
}
