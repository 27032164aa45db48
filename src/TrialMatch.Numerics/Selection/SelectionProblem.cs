using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// Which sites? The cheapest set of candidates that recruits the target within the horizon with the asked probability, within the bounds given.
/// </summary>
public sealed record SelectionProblem
{
    public const double DefaultProbability = 0.9;

    public required ImmutableArray<Candidate> Candidates { get; init; }

    /// <summary>Sites that cannot be chosen; they take no part in the search and come back explained.</summary>
    public ImmutableArray<ExcludedSite> Excluded { get; init; } = [];

    /// <summary>Patients wanted: 1 or more.</summary>
    public required int TargetPatients { get; init; }

    /// <summary>The end of the window, in months from month 0.</summary>
    public required double HorizonMonths { get; init; }

    /// <summary>The probability asked for, above 0 and below 1.</summary>
    public double Probability { get; init; } = DefaultProbability;

    /// <summary>The fewest sites in all, 0 or more; fewer where there are not so many candidates.</summary>
    public int MinSites { get; init; }

    /// <summary>The most sites in all, 1 or more; null: no bound.</summary>
    public int? MaxSites { get; init; }

    /// <summary>Whether every region that has a candidate must have a site.</summary>
    public bool IsEveryRegionWanted { get; init; }

    /// <summary>Null is the least cost without regard to regions.</summary>
    public RegionalBalance? Balance { get; init; }

    /// <summary>What is wrong with the problem, field by field; empty where nothing is.</summary>
    public IReadOnlyList<Violation> Validate() => SelectionProblemValidator.Validate(this);
}
