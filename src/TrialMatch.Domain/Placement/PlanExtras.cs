namespace TrialMatch.Domain.Placement;

/// <summary>Optional computations beside a plan.</summary>
[Flags]
public enum PlanExtras
{
    None = 0,

    /// <summary>A counterfactual for each site that is not chosen: about twelve times the work.</summary>
    Counterfactuals = 1,

    /// <summary>The alternative plans and back-ups: about twenty times the work.</summary>
    Menu = 2,
}
