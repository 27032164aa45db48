namespace TrialMatch.Domain.Placement;

/// <summary>What a plan comes to.</summary>
public enum PlanOutcome
{
    Unspecified = 0,

    /// <summary>The target, or at least the minimum, can be offered at the wanted probability.</summary>
    Feasible = 1,

    /// <summary>Too little free capacity for the minimum, though an empty calendar would carry it.</summary>
    CapacityShort = 2,

    /// <summary>Not even an empty calendar would carry the minimum.</summary>
    Infeasible = 3,

    /// <summary>No area fits; a person assigns one.</summary>
    Unclassified = 4,
}
