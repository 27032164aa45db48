namespace TrialMatch.Domain.Placement;

/// <summary>The outcome of a plan.</summary>
public enum PlanOutcome
{
    Unspecified = 0,

    /// <summary>The target, or at least the minimum, can be offered at the wanted probability.</summary>
    Feasible = 1,

    /// <summary>Too little capacity is free for the minimum, although an empty calendar would suffice.</summary>
    CapacityShort = 2,

    /// <summary>Even an empty calendar would not suffice for the minimum.</summary>
    Infeasible = 3,

    /// <summary>No area fits; the coordinating unit assigns one.</summary>
    Unclassified = 4,
}
