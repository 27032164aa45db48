using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// A site that could take part, or a kind of site of which several could: the search decides how many,
/// from <see cref="MinCount"/> to <see cref="MaxCount"/>.
/// </summary>
/// <param name="Site">What one such site would recruit: rate, start, activity, activation, cap. Its count is not used: see <see cref="MaxCount"/>.</param>
public sealed record Candidate(CandidateId Id, RegionId Region, SiteModel Site)
{
    /// <summary>What opening one such site and keeping it open costs, whether or not it recruits, in relative units, 0 or more.</summary>
    public double FixedCost { get; init; }

    /// <summary>What each patient costs, in the same units, 0 or more. The target's patients are billed, not those beyond it.</summary>
    public double PerPatientCost { get; init; }

    /// <summary>Eligible patients of this candidate (of the whole kind), by which regions' shares are measured. Any unit, 0 or more.</summary>
    public double EligiblePool { get; init; }

    /// <summary>The fewest such sites a plan holds; 1 for a site that is required or has accepted already.</summary>
    public int MinCount { get; init; }

    /// <summary>The most such sites a plan may hold.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>The candidate as one that every plan holds, as a site that has accepted.</summary>
    public Candidate Held() => this with { MinCount = MaxCount };
}
