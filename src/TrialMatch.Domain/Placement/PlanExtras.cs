namespace TrialMatch.Domain.Placement;

/// <summary>What is worked out beside a plan, where it is asked for.</summary>
[Flags]
public enum PlanExtras
{
    None = 0,

    /// <summary>What would have had each site chosen that is not: some dozen times the work.</summary>
    Counterfactuals = 1,

    /// <summary>The plans that could be had instead, and back-ups: about twenty times the work.</summary>
    Menu = 2,
}
