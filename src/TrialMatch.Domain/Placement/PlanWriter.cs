using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Forecasting;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Selection;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Placement;

/// <summary>Writes a selection down as a plan: what is offered, each site's decision and the facts behind it.</summary>
internal sealed class PlanWriter(StudyDraft draft, Classification classification, EnrolmentWindow window, SiteSelection selection)
{
    private const double LowQuantile = 0.1;
    private const double HighQuantile = 0.9;
    private const int MostBindingShown = 5;

    private readonly double[] _total = selection.TotalOf(selection.Chosen, draft.TargetPatients);

    public PlacementPlan Write(PlanOutcome outcome)
    {
        var sites = Enumerable.Range(0, selection.Sites.Length)
            .Select(Decide)
            .OrderBy(site => site.Reason)
            .ThenByDescending(site => site.Patients?.Mean ?? 0)
            .ToImmutableArray();
        return new PlacementPlan(
            classification,
            outcome,
            draft.TargetPatients,
            selection.Offerable,
            draft.Probability,
            Probability: _total[^1],
            OfferableProbability: selection.TotalOf(selection.Chosen, selection.Offerable)[^1],
            Patients(),
            sites,
            Binding(),
            selection.Chosen.Sum(i => SiteSelection.CostOf(selection.Sites[i])),
            selection.Plan?.SmallestRatio,
            selection.Plan?.PriceOfFairness,
            Assumptions(sites));
    }

    private CountForecast Patients()
    {
        var mean = selection.Chosen.Sum(i => selection.Sites[i].Forecast!.Mean);
        var most = selection.Chosen.Sum(i => selection.Sites[i].Cap);
        var total = selection.TotalOf(selection.Chosen, most);
        return new CountForecast(mean, Quantile(total, LowQuantile), Quantile(total, HighQuantile));
    }

    private SiteDecision Decide(int index)
    {
        var site = selection.Sites[index];
        return site.IsCandidate ? Weigh(index, site) : Exclude(site);
    }

    private static SiteDecision Exclude(SiteAssessment site) => new(
        site.Profile.Id,
        site.Profile.Facts.Name,
        site.Profile.Facts.Region,
        site.Figures.Area,
        site.Exclusion,
        site.Detail,
        RestsOnDefaults(site.Profile),
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
        Takes: []);

    private SiteDecision Weigh(int index, SiteAssessment site)
    {
        var isChosen = selection.Chosen.Contains(index);
        var pmf = selection.Pmfs[index];
        var (with, without) = isChosen
            ? (_total[^1], selection.TotalOf(selection.Chosen.Remove(index), draft.TargetPatients)[^1])
            : (Convolution.AtLeast(_total, pmf, draft.TargetPatients), _total[^1]);
        var rate = new GammaRate(site.Rate!.Shape, site.Rate.RateMonths);
        return new SiteDecision(
            site.Profile.Id,
            site.Profile.Facts.Name,
            site.Profile.Facts.Region,
            site.Figures.Area,
            ReasonOf(isChosen, site),
            isChosen ? DetailOfChosen(site) : DetailOfUnchosen(site, with, without),
            RestsOnDefaults(site.Profile),
            new RateForecast(rate.Mean, rate.Quantile(LowQuantile), rate.Quantile(HighQuantile), site.Rate.Source),
            window.First + (int)site.StartMonths,
            site.Cap,
            site.CapBinding,
            new CountForecast(site.Forecast!.Mean, Quantile(pmf, LowQuantile), Quantile(pmf, HighQuantile)),
            site.Forecast.ProbabilityZero,
            with,
            without,
            SiteSelection.CostOf(site),
            EligibleOf(site),
            [.. site.StartsByMonth.Skip((int)site.StartMonths).Take(window.MonthCount - (int)site.StartMonths)],
            isChosen ? HoldTakes.Of(site.Figures.Demand, window.First, site.StartsByMonth, (int)site.StartMonths) : []);
    }

    private static string DetailOfChosen(SiteAssessment site) => site.CapBinding.IsEmpty
        ? "part of the cheapest set that reaches the number"
        : "part of the cheapest set that reaches the number; its cap is bound by " + string.Join(", ", site.CapBinding.Take(MostBindingShown));

    private ReasonCode ReasonOf(bool isChosen, SiteAssessment site) =>
        isChosen ? ReasonCode.Chosen
        : selection.WouldBeCheapest(site.Profile.Id) ? ReasonCode.Fairness
        : ReasonCode.Dominated;

    private string DetailOfUnchosen(SiteAssessment site, double with, double without) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(selection.WouldBeCheapest(site.Profile.Id) ? "in the cheapest set, but regions get a fairer share without it" : "the chosen set reaches the number without it at less cost")}; adding it would move the probability of the target from {without:0.000} to {with:0.000}");

    private ImmutableArray<string> Binding()
    {
        if (selection.Offerable >= draft.TargetPatients)
        {
            return [];
        }

        var candidates = selection.Sites.Where(site => site.IsCandidate).ToList();
        var expected = candidates.Sum(site => site.Forecast!.Mean);
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"all {candidates.Count} sites that could take part are expected to recruit {expected:0.0} patients within their caps by the window's end; the target is {draft.TargetPatients}");
        var lifted = selection.Shortfall?.Binding.Select(Describe) ?? [];
        var pools = candidates.SelectMany(site => site.CapBinding.Select(bound => $"{site.Profile.Id}: {bound}")).Take(MostBindingShown);
        var excluded = selection.Sites.Where(site => !site.IsCandidate)
            .GroupBy(site => site.Exclusion)
            .Select(group => $"{group.Count()} sites excluded for {group.Key.ToString().ToUpperInvariant()}");
        return [summary, .. lifted, .. pools, .. excluded];
    }

    private static string Describe(BindingLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{limit.Kind switch { LimitKind.Caps => "without caps", LimitKind.Starts => "if every site could start at once", _ => "with twice as many such sites" }} the probability of the target would be {limit.ProbabilityLifted:0.000}");

    private static ImmutableArray<string> Assumptions(ImmutableArray<SiteDecision> sites) =>
        sites.Any(site => site.IsPlanningDefault)
            ? ["network membership, capacity, eligible patients, consent, start-up, costs and demand are planning defaults until centres and trusts replace them"]
            : ["what a patient and a site take is a planning default for the kind of study"];

    private static bool RestsOnDefaults(TrustProfile profile) =>
        profile.DefaultFigures.Count > 0 || profile.Pools.Any(pool => pool.IsPlanningDefault);

    private static int EligibleOf(SiteAssessment site) => (int)Math.Round(site.EligiblePerMonth, MidpointRounding.AwayFromZero);

    private static int Quantile(double[] pmf, double probability)
    {
        var below = 0.0;
        for (var patients = 0; patients < pmf.Length; patients++)
        {
            below += pmf[patients];
            if (below >= probability)
            {
                return patients;
            }
        }

        return pmf.Length - 1;
    }
}
