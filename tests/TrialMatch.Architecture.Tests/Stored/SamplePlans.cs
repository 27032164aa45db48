using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>Plans in which everything is said that a plan can say. The figures are made up: only their form is looked at.</summary>
internal static class SamplePlans
{
    public static Classification Classification { get; } = new(
        Area.Gastrointestinal,
        [Area.Inflammation],
        ConditionGroup.InflammatoryBowel,
        [new ClassificationReason(AreaRule.ImmuneGut, Area.Gastrointestinal, EvidenceKind.Condition, "Crohn’s disease", "inflammatory bowel disease")]);

    public static Classification Unclassified { get; } = new(
        null,
        [],
        ConditionGroup.Orthopaedics,
        [new ClassificationReason(AreaRule.NothingFits, null, EvidenceKind.Title, "A study of hip fractures", "nothing is recognised")],
        [Area.Cardiovascular],
        "orthopaedics");

    public static ImmutableArray<PoolTake> Takes { get; } =
    [
        new(new PoolId("eligible-patients.inflammatory-bowel"), Month.Of(2027, 6), [1, 0, 2]),
        new(new PoolId("study-nurse-minutes"), Month.Of(2027, 6), [390, 150, 780, 300]),
    ];

    public static ResolvedDemand Demand { get; } = new(
        PerPatient: [new(new PoolId("eligible-patients.inflammatory-bowel"), [1]), new(new PoolId("study-nurse-minutes"), [240, 60])],
        PerSite: [new(new PoolId("study-nurse-minutes"), [150, 90])],
        Missing: [PoolKind.ImagingSlots]);

    public static SiteHold Hold { get; } =
        new(Round: 2, Revision: 3, HoldState.Committed, Patients: 4, Month.Of(2027, 6), StartsByMonth: [0, 2, 2], Demand);

    public static PlacementPlan Feasible => Plan(PlanOutcome.Feasible, offerable: 38);

    public static PlacementPlan CapacityShort => Plan(PlanOutcome.CapacityShort, offerable: 12);

    public static PlacementPlan Infeasible => Plan(PlanOutcome.Infeasible, offerable: 3);

    private static SiteDecision Chosen { get; } = new(
        new TrustId("bergen"),
        "Helse Bergen HF",
        new RegionId("west"),
        Area.Gastrointestinal,
        ReasonCode.Chosen,
        "part of the cheapest set that reaches the number",
        IsPlanningDefault: true,
        new RateForecast(0.6, 0.2, 1.1, RateSource.DeclaredEligible, Shape: 2, RateMonths: 3.25),
        Month.Of(2027, 6),
        Cap: 14,
        CapBinding: ["study-nurse-minutes 2027-07"],
        new CountForecast(8.75, 3, 14),
        ProbabilityZero: 0.0625,
        ProbabilityWith: 0.875,
        ProbabilityWithout: 0.5,
        Cost: 287.5,
        EligiblePatientsPerMonth: 6,
        StartsByMonth: [1, 0, 2],
        Demand)
    {
        Outlook = new SiteOutlook(Month.Of(2027, 6), FractionGone: 0.5, ClosedMonths: [Month.Of(2027, 7)], Activation: 0.92),
        Experience = new SiteExperience(ExperienceLevel.Experienced, ExperienceBasis.RegistryEvidence, Trials: 4, ActivationProbability: 0.92),
    };

    private static SiteDecision Excluded { get; } = new(
        new TrustId("finnmark"),
        "Finnmarkssykehuset HF",
        new RegionId("north"),
        Area.Inflammation,
        ReasonCode.Capability,
        "lacks Endoscopy",
        IsPlanningDefault: true,
        Rate: null,
        Start: null,
        Cap: 0,
        CapBinding: [],
        Patients: null,
        ProbabilityZero: null,
        ProbabilityWith: null,
        ProbabilityWithout: null,
        Cost: null,
        EligiblePatientsPerMonth: null,
        StartsByMonth: [],
        Demand: null,
        Counterfactual: "chosen if it could start by 2027-03");

    private static PlacementPlan Plan(PlanOutcome outcome, int offerable) => new(
        Classification,
        outcome,
        TargetPatients: 40,
        offerable,
        WantedProbability: 0.85,
        Probability: 0.75,
        OfferableProbability: 0.875,
        new CountForecast(44.5, 36, 52),
        [Chosen, Excluded],
        Binding: ["study-nurse-minutes at bergen in 2027-07"],
        Cost: 287.5,
        MinRegionRatio: 0.5,
        PriceOfFairness: 0.03125,
        Assumptions: ["capacities are planning defaults"])
    {
        FollowUpMonths = 12,
        EligibleSharePerMille = 350,
        Kind = PlanKind.FewestSites,
        HomeRegions = [new(new RegionId("north"), ExpectedPatients: 6.5), new(new RegionId("west"), ExpectedPatients: 38)],
        Regions =
        [
            new(new RegionId("north"), PoolShare: 0.25, ExpectedPatients: 0, Ratio: 0.875, Discount: 0.0625),
            new(new RegionId("west"), PoolShare: 0.75, ExpectedPatients: 44.5, Ratio: null, Discount: 0),
        ],
    };
}
