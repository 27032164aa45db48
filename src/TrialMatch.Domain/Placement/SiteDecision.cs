using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>A site that was considered for a study, chosen or not, with the facts behind the decision.</summary>
/// <param name="Area">The network under which the trust was considered.</param>
/// <param name="Detail">The reason in words, for a person to read; figures that stand beside it are not repeated.</param>
/// <param name="Start">The first month in which it could enrol; null when it was excluded before that mattered.</param>
/// <param name="Cap">The most patients it may enrol; what a hold reserves for.</param>
/// <param name="CapBinding">The pools and months that keep the cap where it is; empty when capacity does not bind.</param>
/// <param name="ProbabilityWith">P(offerable number) of the plan with this site.</param>
/// <param name="ProbabilityWithout">P(offerable number) of the plan without it.</param>
/// <param name="Cost">In relative units.</param>
/// <param name="EligiblePatientsPerMonth">Of the whole condition group; the plan says which share of them is the study's.</param>
/// <param name="StartsByMonth">Enrolments reserved by month from <paramref name="Start"/> on.</param>
/// <param name="Demand">What the study takes there, in terms of the trust's pools; null unless chosen.</param>
/// <param name="Counterfactual">What alone would have had the site chosen, re-solved; null where it was not asked for, or nothing would have.</param>
/// <param name="IsPlanningDefault">Some figures are planning defaults, not the trust's own.</param>
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
    /// <summary>When it enrols, as forecast; null unless chosen, and in plans from before it was kept.</summary>
    public SiteOutlook? Outlook { get; init; }

    /// <summary>What the trust has done before in trials like this; null where the site was excluded before that mattered, and in plans from before it was kept.</summary>
    public SiteExperience? Experience { get; init; }

    public bool IsChosen => Reason == ReasonCode.Chosen;

    /// <summary>What the study wants the trust to hold.</summary>
    /// <exception cref="InvalidOperationException">The site was not chosen.</exception>
    public SiteHold HoldFor(int round) => Demand is { } demand && Start is { } start
        ? new SiteHold(round, Revision: 0, HoldState.Held, Cap, start, StartsByMonth, demand)
        : throw new InvalidOperationException($"{Trust} was not chosen, so nothing is held there.");
}
