namespace TrialMatch.Domain.Trusts;

/// <summary>The number of studies placed at a site, and the number in which it was activated.</summary>
/// <param name="Asked">The studies that are closed, or in which it has recruited.</param>
/// <param name="Activated">The studies in which it recruited at least one patient.</param>
public readonly record struct SiteOpenings(int Asked, int Activated)
{
    /// <summary>Returns the activation probability, shrunk towards a default as if the default rested on a given number of studies.</summary>
    public double ProbabilityOn(double defaultProbability, int weightStudies) =>
        defaultProbability + ((Activated - (defaultProbability * Asked)) / (weightStudies + Asked));
}
