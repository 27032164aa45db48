using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>The decision on a site that was considered for a study, with the facts behind it.</summary>
/// <param name="Area">The network under which the trust was considered.</param>
/// <param name="Detail">The reason in words, without the figures of the other fields.</param>
/// <param name="Start">The first month in which it could enrol; null where it was excluded before that was computed.</param>
/// <param name="Cap">The largest number of patients it may enrol, for which a hold reserves capacity.</param>
/// <param name="CapBinding">The pools and months that limit the cap; empty where capacity does not bind.</param>
/// <param name="ProbabilityWith">P(offerable number) of the plan with this site.</param>
/// <param name="ProbabilityWithout">P(offerable number) of the plan without it.</param>
/// <param name="Cost">The cost in relative units.</param>
/// <param name="EligiblePatientsPerMonth">The eligible patients of the whole condition group; the plan has the study's share of them.</param>
/// <param name="StartsByMonth">The starts reserved by month, from <paramref name="Start"/> on.</param>
/// <param name="Demand">The study's demand there, mapped to the trust's pools; null unless chosen.</param>
/// <param name="Counterfactual">The single changes that would have got the site chosen, in words; null where not requested or where there are none.</param>
/// <param name="IsPlanningDefault">Whether some figures are planning defaults rather than the trust's own.</param>
public sealed record SiteDecision(
    TrustId Trust,
    string TrustName,
    RegionId Region,
    Area Area,
    ReasonCode Reason,
    string Detail,
    bool IsPlanningDefault,
    RateForecast? Rate,
    Month? Start,
    int Cap,
    ImmutableArray<string> CapBinding,
    CountForecast? Patients,
    double? ProbabilityZero,
    double? ProbabilityWith,
    double? ProbabilityWithout,
    double? Cost,
    int? EligiblePatientsPerMonth,
    ImmutableArray<int> StartsByMonth,
    ResolvedDemand? Demand,
    string? Counterfactual = null)
{
    /// <summary>The months in which it enrols, as forecast; null unless chosen, and in plans stored before this field existed.</summary>
    public SiteOutlook? Outlook { get; init; }

    /// <summary>
    /// The trust's experience with such trials; null where the site was excluded before that was computed, and in plans stored before this field
    /// existed.
    /// </summary>
    public SiteExperience? Experience { get; init; }

    public bool IsChosen => Reason == ReasonCode.Chosen;

    /// <summary>Returns the hold that the study requests from the trust.</summary>
    /// <exception cref="InvalidOperationException">The site was not chosen.</exception>
    public SiteHold HoldFor(int round) => Demand is { } demand && Start is { } start
        ? new SiteHold(round, Revision: 0, HoldState.Held, Cap, start, StartsByMonth, demand)
        : throw new InvalidOperationException($"{Trust} was not chosen, so nothing is held there.");
}
