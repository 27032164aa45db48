using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// The site selection problem: find the cheapest set of candidates that recruits the target within the horizon with the wanted probability, within
/// the bounds.
/// </summary>
public sealed record SelectionProblem
{
    public const double DefaultProbability = 0.9;

    public required ImmutableArray<Candidate> Candidates { get; init; }

    /// <summary>Sites that cannot be chosen. The search ignores them; the explanations include them.</summary>
    public ImmutableArray<ExcludedSite> Excluded { get; init; } = [];

    /// <summary>The target in patients, 1 or more.</summary>
    public required int TargetPatients { get; init; }

    /// <summary>The end of the window, in months from month 0.</summary>
    public required double HorizonMonths { get; init; }

    /// <summary>The wanted probability of reaching the target, above 0 and below 1.</summary>
    public double Probability { get; init; } = DefaultProbability;

    /// <summary>The minimum number of sites, 0 or more; limited by the number of candidates.</summary>
    public int MinSites { get; init; }

    /// <summary>The maximum number of sites, 1 or more; null: no bound.</summary>
    public int? MaxSites { get; init; }

    /// <summary>Whether every region that has a candidate must get a site.</summary>
    public bool IsEveryRegionWanted { get; init; }

    /// <summary>The regional balance; null: the least cost regardless of regions.</summary>
    public RegionalBalance? Balance { get; init; }

    /// <summary>Returns the problem's errors, field by field; empty where it is valid.</summary>
    public IReadOnlyList<Violation> Validate() => SelectionProblemValidator.Validate(this);
}
