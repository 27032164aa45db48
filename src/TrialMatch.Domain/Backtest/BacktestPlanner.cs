using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Backtest;

/// <summary>Plans past trials without knowledge of their sites, on empty calendars.</summary>
/// <param name="network">The network; its planning figures and facts are used, its experience is not.</param>
public sealed class BacktestPlanner(NetworkSeed network)
{
    private readonly ImmutableArray<TrustProfile> _profiles = [.. network.Trusts.Select(trust => PlanningDefaults.ProfileFor(network, trust.Id))];

    /// <param name="experience">The experience from other trials, without the trial itself.</param>
    /// <returns>The plan, without regional discounts, and the figures of the trusts that it considered.</returns>
    private (PlacementPlan Plan, ImmutableArray<SiteFigures> Considered) Plan(BacktestCase trial, NetworkExperience experience)
    {
        var classification = trial.Real.Trial.Classification;
        if (classification.Lead is not { } lead)
        {
            return (PlacementPlanner.Unclassified(trial.Draft, classification), []);
        }

        var window = EnrolmentWindow.Of(trial.Draft, trial.PlannedOn);
        var demand = window.DemandOf(trial.Draft, lead);
        var query = new SiteQuery(lead, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        ImmutableArray<SiteFigures> figures =
        [
            .. _profiles
                .Select(profile => SiteFigures.From(profile, new Ledger(new ProfileCapacity(profile)), [], query, [.. classification.Areas]))
                .OfType<SiteFigures>(),
        ];
        return (PlacementPlanner.Plan(trial.Draft, classification, window, figures, network with { Experience = experience }, StandingSites.None), figures);
    }

    /// <summary>Plans a trial and compares the plan with what happened.</summary>
    /// <inheritdoc cref="Plan"/>
    public BacktestOutcome Compare(BacktestCase trial, NetworkExperience experience)
    {
        var (plan, considered) = Plan(trial, experience);
        var real = trial.Real.Trusts;
        ImmutableArray<TrustId> candidates = [.. considered.Select(site => site.Profile.Id)];
        ImmutableArray<TrustId> planned = [.. plan.Chosen.OrderByDescending(site => site.Patients!.Value.Mean).Select(site => site.Trust)];
        var host = plan.Classification.Lead is { } lead ? network.FindCentre(lead)?.HostTrust : null;
        return new BacktestOutcome(
            trial.Real.Trial.RegistryId,
            plan.Classification.Lead,
            plan.Outcome,
            plan.TargetPatients,
            plan.OfferablePatients,
            plan.OfferableProbability,
            real,
            planned,
            RankedTrusts.RecallAtK([.. planned, .. Rest(plan, planned)], real),
            RankedTrusts.RecallAtK(ByPopulation(candidates), real),
            RankedTrusts.RecallAtK(ByExperience(candidates, trial.Real.Trial.Classification, experience), real),
            RankedTrusts.RecallByLot(candidates.Length, real),
            planned.IsEmpty ? 0 : planned.Count(real.Contains) / (double)planned.Length,
            host is { } planner && planned.Contains(planner),
            host is { } taker && real.Contains(taker),
            plan.Patients.Mean,
            plan.Sites.Where(site => real.Contains(site.Trust)).Sum(site => site.Patients?.Mean ?? 0),
            RealPatients(trial.Real.Trial),
            WasCovered(trial.Real.Trial));
    }

    private bool? WasCovered(RegistryTrial trial)
    {
        var figures = network.Planning.Recruitment;
        var rate = trial.Classification.Lead is { } lead ? TypicalSite.RatePerMonth(_profiles, lead, trial.Classification.ConditionGroup, figures) : 0;
        return rate > 0 ? EnrolmentForecast.Covers(trial, rate, figures) : null;
    }

    private static IEnumerable<TrustId> Rest(PlacementPlan plan, ImmutableArray<TrustId> planned) => plan.Sites
        .Where(site => site.Patients is not null && !planned.Contains(site.Trust))
        .OrderByDescending(site => site.Patients!.Value.Mean)
        .Select(site => site.Trust);

    private ImmutableArray<TrustId> ByPopulation(ImmutableArray<TrustId> candidates) =>
        [.. candidates.OrderByDescending(PatientBase)];

    private ImmutableArray<TrustId> ByExperience(ImmutableArray<TrustId> candidates, Classification classification, NetworkExperience experience) =>
    [
        .. candidates
            .OrderByDescending(trust => classification.ConditionGroup is { } group ? experience.Of(trust).With(group).Trials : 0)
            .ThenByDescending(trust => classification.Lead is { } lead ? experience.Of(trust).In(lead).Trials : 0)
            .ThenByDescending(trust => experience.Of(trust).Total.Trials)
            .ThenByDescending(PatientBase),
    ];

    private int PatientBase(TrustId trust) => network.Planning.Find(trust)?.PatientBase ?? 0;

    private static double? RealPatients(RegistryTrial trial) =>
        trial is { IsEnrolmentActual: true, Enrolment: > 0 and var patients, Sites: > 0 }
            ? patients * trial.NorwegianSites.Length / (double)trial.Sites
            : null;
}
