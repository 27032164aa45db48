namespace TrialMatch.Domain.Trusts;

/// <summary>How many studies a site was placed for here, and in how many it ever recruited.</summary>
/// <param name="Asked">Studies that are closed, or in which it has recruited.</param>
/// <param name="Activated">Of these, those in which it recruited at least one patient.</param>
public readonly record struct SiteOpenings(int Asked, int Activated)
{
    /// <summary>The share of activated sites, drawn towards a default as if that rested on so many studies.</summary>
    public double ProbabilityOn(double defaultProbability, int weightStudies) =>
        defaultProbability + ((Activated - (defaultProbability * Asked)) / (weightStudies + Asked));
}
