using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement.Menu;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Rarity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Forecasting;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Plans a study's sites: filters candidates, computes caps, selects sites and determines what can be offered.</summary>
public static class PlacementPlanner
{
    /// <summary>Returns the empty plan of a study that no area fits.</summary>
    public static PlacementPlan Unclassified(StudyDraft draft, Classification classification) => new(
        classification,
        PlanOutcome.Unclassified,
        draft.TargetPatients,
        OfferablePatients: 0,
        draft.Probability,
        Probability: 0,
        OfferableProbability: 0,
        new CountForecast(0, 0, 0),
        Sites: [],
        Binding: ["no area fits; the coordinating unit assigns one or forwards the study"],
        Cost: 0,
        MinRegionRatio: null,
        PriceOfFairness: null,
        Assumptions: []);

    /// <param name="figures">The figures of the candidate trusts, each trust once.</param>
    /// <param name="network">The network: its planning figures and its trusts' experience.</param>
    /// <param name="standing">The status of sites that were asked before.</param>
    /// <param name="balance">The discounts of the regional account; null where there are none.</param>
    public static PlacementPlan Plan(
        StudyDraft draft,
        Classification classification,
        EnrolmentWindow window,
        IReadOnlyList<SiteFigures> figures,
        NetworkSeed network,
        StandingSites standing,
        RegionalBalance? balance = null) =>
        Preview(draft, classification, window, figures, network, standing, balance, PlanExtras.None, CancellationToken.None).Plan;

    /// <summary>Returns the plan with extras.</summary>
    /// <inheritdoc cref="Plan"/>
    /// <exception cref="OperationCanceledException">The planning was cancelled.</exception>
    public static PlacementPreview Preview(
        StudyDraft draft,
        Classification classification,
        EnrolmentWindow window,
        IReadOnlyList<SiteFigures> figures,
        NetworkSeed network,
        StandingSites standing,
        RegionalBalance? balance,
        PlanExtras extras,
        CancellationToken cancellation)
    {
        var networks = new NetworkRecords(figures, classification.ConditionGroup, network.Planning);
        var registries = RegistryRateSum.Of(figures, classification.ConditionGroup, network.Experience, network.Planning.Recruitment);
        var share = EligibleShare.Of(draft, classification.ConditionGroup);
        var assessor = new SiteAssessor(draft, classification, window, share, network, registries, networks, standing);
        var minimum = draft.MinimumPatients ?? draft.TargetPatients;
        var wish = new SelectionWish(
            draft.TargetPatients, standing.PromisedPatients, draft.Probability, window.HorizonMonths, InForce(draft.Sites, standing), balance, extras.HasFlag(PlanExtras.Counterfactuals));
        var fewest = network.Planning.Recruitment.FewestExpectedPatients;
        var now = Select(assessor, figures, standing, wish, fewest, onEmptyCalendar: false, cancellation);
        var outcome = OutcomeOf(
            now.Offerable, minimum, () => Select(assessor, figures, standing, wish with { Promised = 0, Balance = null, WithCounterfactuals = false }, fewest, onEmptyCalendar: true, cancellation).Offerable);
        return new PlacementPreview(
            new PlanWriter(draft, classification, window, share, now).Write(outcome) with
            {
                Regions = PlanRegions.Of(now, standing),
                HomeRegions = HomeRegions.Of(now, classification.ConditionGroup),
            },
            extras.HasFlag(PlanExtras.Menu) && now is { Plan: { } plan, Model: { } model } ? PlanMenu.Of(model, plan, window, IsEveryRegionThere(now)) : null);
    }

    /// <summary>
    /// Returns the most patients that the study could have at a trust whose whole declared capacity were free, however fast it recruits; null
    /// where its figures cannot be read.
    /// </summary>
    public static int? MostEverAt(SiteFigures figures, StudyDraft draft, Classification classification, EnrolmentWindow window, NetworkSeed network)
    {
        var networks = new NetworkRecords([figures], classification.ConditionGroup, network.Planning);
        var registries = RegistryRateSum.Of([figures], classification.ConditionGroup, network.Experience, network.Planning.Recruitment);
        var share = EligibleShare.Of(draft, classification.ConditionGroup);
        return new SiteAssessor(draft, classification, window, share, network, registries, networks, StandingSites.None).MostEver(figures);
    }

    /// <summary>Returns the sponsor's constraints, without those that cannot be met any more where it is too late to ask other sites. The offer shows
    /// which sites declined, and
    /// the sponsor decides.</summary>
    private static SiteWishes InForce(SiteWishes wishes, StandingSites standing) =>
        standing.MayAskOthers ? wishes : wishes with { RequiredTrusts = ImmutableArray<TrustId>.Empty, MinSites = null };

    /// <summary>False where a region has candidates, but none that is worth opening.</summary>
    private static bool IsEveryRegionThere(SiteSelection selection)
    {
        var there = selection.Sites.Where(site => site.IsCandidate).Select(site => site.Profile.Facts.Region).ToHashSet();
        return selection.Sites.Where(site => site.IsNotWorthOpening).All(site => there.Contains(site.Profile.Facts.Region));
    }

    /// <summary>Returns the constraints with the preferred sites that can take part as required ones, as far as the bound on sites has room for them all.</summary>
    private static SiteWishes Preferring(SiteWishes wishes, SiteAssessment[] sites, ImmutableHashSet<TrustId> preferred)
    {
        if (preferred.IsEmpty)
        {
            return wishes;
        }

        var required = wishes.RequiredTrusts
            .Concat(sites.Where(site => site.IsCandidate && preferred.Contains(site.Profile.Id)).Select(site => site.Profile.Id))
            .Distinct()
            .ToImmutableArray();
        return required.Length <= (wishes.MaxSites ?? int.MaxValue) ? wishes with { RequiredTrusts = required } : wishes;
    }

    private static PlanOutcome OutcomeOf(int offerable, int minimum, Func<int> offerableOnEmptyCalendar) =>
        offerable >= minimum ? PlanOutcome.Feasible
        : offerableOnEmptyCalendar() >= minimum ? PlanOutcome.CapacityShort
        : PlanOutcome.Infeasible;

    private static SiteSelection Select(
        SiteAssessor assessor,
        IReadOnlyList<SiteFigures> figures,
        StandingSites standing,
        SelectionWish wish,
        double fewest,
        bool onEmptyCalendar,
        CancellationToken cancellation)
    {
        var sites = new SiteAssessment[figures.Count];
        for (var i = 0; i < sites.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var site = assessor.Assess(figures[i], onEmptyCalendar);
            sites[i] = site.IsCandidate ? site with { Forecast = new SiteForecast(site.Model!, wish.HorizonMonths, cancellation) } : site;
        }

        var preferring = wish with { Sites = Preferring(wish.Sites, sites, standing.Preferred) };
        var worthwhile = WorthOpening.Of(ImmutableCollectionsMarshal.AsImmutableArray(sites), fewest, preferring.Sites);
        return SiteSelection.Of(worthwhile, preferring, cancellation);
    }
}
