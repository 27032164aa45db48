using TrialMatch.Numerics.Forecasting;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Selection;

/// <summary>
/// A site that could take part, or several identical ones: the search decides how many, from <see cref="MinCount"/> to <see cref="MaxCount"/>.
/// </summary>
/// <param name="Site">The recruitment model of one such site: rate, start, activity, activation, cap. Its count is ignored: see <see cref="MaxCount"/>.</param>
public sealed record Candidate(CandidateId Id, RegionId Region, SiteModel Site)
{
    /// <summary>The cost of opening one such site and keeping it open, whether or not it recruits, in relative units, 0 or more.</summary>
    public double FixedCost { get; init; }

    /// <summary>The cost of each patient, in the same units, 0 or more. Patients beyond the target are not billed.</summary>
    public double PerPatientCost { get; init; }

    /// <summary>The eligible patients of this candidate (of all such sites), used to compute the regions' shares. Any unit, 0 or more.</summary>
    public double EligiblePool { get; init; }

    /// <summary>The minimum number of such sites in a plan; 1 for a site that is required or has accepted already.</summary>
    public int MinCount { get; init; }

    /// <summary>The maximum number of such sites in a plan.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>Returns the candidate as one that every plan contains, such as a site that has accepted.</summary>
    public Candidate Held() => this with { MinCount = MaxCount };
}
