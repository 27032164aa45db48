using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Rarity;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement;

/// <summary>Turns a selection into a plan: what is offered, each site's decision and the facts behind it.</summary>
internal sealed class PlanWriter(StudyDraft draft, Classification classification, EnrolmentWindow window, EligibleShare share, SiteSelection selection)
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;

    public PlacementPlan Write(PlanOutcome outcome)
    {
        var together = new TrialForecast([.. selection.Chosen.Select(each => (each.Site.Model!, each.Forecast))], window.HorizonMonths);
        ImmutableArray<SiteDecision> sites =
        [
            .. Decisions()
                .OrderBy(static site => site.Reason)
                .ThenByDescending(static site => site.Patients?.Mean ?? 0),
        ];
        return new PlacementPlan(
            classification,
            outcome,
            draft.TargetPatients,
            selection.Offerable,
            draft.Probability,
            ProbabilityOfTarget(together),
            selection.Plan?.Probability ?? 0,
            ForecastOf(together),
            sites,
            ShortfallWriter.Describe(draft, selection),
            selection.Plan?.Cost ?? 0,
            selection.Plan?.SmallestRatio,
            selection.Plan?.PriceOfFairness,
            Assumptions(sites))
        {
            FollowUpMonths = draft.PlannedFollowUpMonths(),
            EligibleSharePerMille = share.PerMille,
            Kind = draft.Sites.Plan == PlanKind.Unspecified ? PlanKind.Recommended : draft.Sites.Plan,
        };
    }

    /// <summary>The forecast at the chosen sites; of all candidates where no set can be chosen.</summary>
    private double ProbabilityOfTarget(TrialForecast together) => selection switch
    {
        { Shortfall: null } => selection.Plan!.Probability,
        { Plan: null } => selection.Shortfall.Probability,
        _ => draft.TargetPatients > selection.Chosen.Sum(each => each.Site.Cap) ? 0 : together.ProbabilityAtLeast(draft.TargetPatients),
    };

    private static CountForecast ForecastOf(TrialForecast together) => together.Quantiles([LowQuantile, HighQuantile]) is [var low, var high]
        ? new CountForecast(together.Mean, low, high)
        : throw new InvalidOperationException("Two quantiles were asked for.");

    private SiteDecision[] Decisions()
    {
        var decisions = new SiteDecision[selection.Sites.Length];
        var candidate = 0;
        for (var i = 0; i < decisions.Length; i++)
        {
            var site = selection.Sites[i];
            var explained = site.IsCandidate && !selection.Explanations.IsEmpty ? selection.Explanations[candidate++] : null;
            decisions[i] = explained is { Facts: { } facts } ? Compared(site, explained, facts) : NotCompared(site);
        }

        return decisions;
    }

    /// <summary>Returns the decision on an excluded site, or on a candidate where nothing can be offered.</summary>
    private static SiteDecision NotCompared(SiteAssessment site) => new(
        site.Profile.Id,
        site.Profile.Facts.Name,
        site.Profile.Facts.Region,
        site.Figures.Area,
        site.IsCandidate ? ReasonCode.Capacity : site.Exclusion,
        site.IsCandidate ? "no set of sites within the sponsor's constraints offers one patient at the wanted probability" : site.Detail,
        site.Profile.RestsOnDefaults,
        Rate: null,
        Start: null,
        Cap: 0,
        CapBinding: [],
        Patients: null,
        ProbabilityZero: null,
        ProbabilityWith: null,
        ProbabilityWithout: null,
        Cost: null,
        EligibleOf(site),
        StartsByMonth: [],
        Demand: null);

    private SiteDecision Compared(SiteAssessment site, SiteExplanation explained, SiteFacts facts)
    {
        var start = site.Kept?.Start ?? window.First + (int)site.StartMonths;
        return new SiteDecision(
            site.Profile.Id,
            site.Profile.Facts.Name,
            site.Profile.Facts.Region,
            site.Figures.Area,
            explained.Reason,
            DetailOf(site, explained),
            site.Profile.RestsOnDefaults,
            new RateForecast(facts.RateMeanPerMonth, facts.RateLowPerMonth, facts.RateHighPerMonth, site.Rate!.Source, site.Rate.Shape, site.Rate.RateMonths),
            start,
            site.Cap,
            site.CapBinding,
            new CountForecast(facts.ExpectedPatients, facts.Patients.Low, facts.Patients.High),
            facts.ProbabilityZero,
            facts.ProbabilityWith,
            facts.ProbabilityWithout,
            facts.Cost,
            EligibleOf(site),
            StartsFrom(site, start),
            explained.IsChosen ? site.Kept?.Hold.Demand ?? site.Figures.Demand : null,
            CounterfactualWriter.Describe(selection.Counterfactuals.GetValueOrDefault(site.Profile.Id), window.First))
        {
            Outlook = explained.IsChosen ? site.Outlook : null,
            Experience = site.Experience,
        };
    }

    private ImmutableArray<int> StartsFrom(SiteAssessment site, Month start)
    {
        var months = Math.Max(0, window.First + window.MonthCount - start);
        return site.Kept is { } kept ? kept.Hold.StartsFrom(start, months) : [.. site.StartsByMonth.AsSpan(start - window.First, months)];
    }

    /// <summary>Returns the reason in words, without the figures, which the decision has.</summary>
    private string DetailOf(SiteAssessment site, SiteExplanation explained) => explained switch
    {
        { IsChosen: true } when site.Kept is not null => "asked before and kept" + BoundBy(site),
        { IsChosen: true } when draft.Sites.RequiredTrusts.Contains(site.Profile.Id) => "required by the sponsor" + BoundBy(site),
        { IsChosen: true, IsForFairness: true } when Discounts.ContainsKey(explained.Region) => "chosen so that its region gets its share" + BoundBy(site),
        { IsChosen: true, IsForFairness: true } => $"part of the set chosen for regions that are behind their share ({RegionsBehind})" + BoundBy(site),
        { IsChosen: true } => $"part of {SetInWords}" + BoundBy(site),
        { Reason: ReasonCode.Fairness } => $"in the cheapest set, but not in the one chosen for regions that are behind their share ({RegionsBehind})",
        _ => $"not in {SetInWords}",
    };

    private ImmutableDictionary<RegionId, double> Discounts => selection.Plan!.Discounts;

    private string RegionsBehind => string.Join(", ", Discounts.Keys.Select(region => region.Value).Order(StringComparer.Ordinal));

    private string SetInWords => draft.Sites switch
    {
        { Plan: PlanKind.Fastest } => "the set that reaches the number first",
        { Plan: PlanKind.FewestSites } => "the smallest set that reaches the number",
        { Plan: PlanKind.EveryRegion } or { IsEveryRegionWanted: true } => "the cheapest set that reaches the number with every region",
        _ => "the cheapest set that reaches the number",
    };

    private static string BoundBy(SiteAssessment site) =>
        site.CapBinding.IsEmpty ? string.Empty : "; its cap is bound by " + string.Join(", ", site.CapBinding.Take(ShortfallWriter.MaxBindingShown));

    private ImmutableArray<string> Assumptions(ImmutableArray<SiteDecision> sites) =>
    [
        sites.Any(site => site.IsPlanningDefault)
            ? "network membership, capacity, eligible patients, consent, start-up, costs and demand are planning defaults until centres and trusts replace them"
            : "the demand of a patient and of a site is a planning default for the kind of study",
        .. FollowUp(),
        .. SmallNumbers(),
        .. share.Assumption is { } rarity ? [rarity] : Enumerable.Empty<string>(),
    ];

    private IEnumerable<string> SmallNumbers() => selection.Sites.Any(IsPlannedAsSmall)
        ? ["one to four eligible patients a month, where a trust has declared them, are planned as 2.5, of whom at most one a month is promised: their number is not told"]
        : [];

    private bool IsPlannedAsSmall(SiteAssessment site) =>
        site.Profile.Find(PoolKind.EligiblePatients, site.Figures.Area, classification.ConditionGroup) is { IsPlannedAsSmall: true };

    private IEnumerable<string> FollowUp() => draft.FollowUpMonths is null
        ? [string.Create(CultureInfo.InvariantCulture, $"each patient takes part for {draft.PlannedFollowUpMonths()} months after enrolment, a planning default for the phase and kind of study: set follow_up_months")]
        : [];

    private static int EligibleOf(SiteAssessment site) => (int)Math.Round(site.EligiblePerMonth, MidpointRounding.AwayFromZero);
}
