using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Backtest;

/// <summary>The comparison of a trial's plan with what happened.</summary>
/// <param name="Lead">The lead area; null where the trial has no centre and so no plan.</param>
/// <param name="Real">The trusts that took part.</param>
/// <param name="Planned">The trusts that the plan chose, in descending order of expected patients.</param>
/// <param name="Recall">Recall@k of the plan: its chosen trusts first, then the other candidates by expected patients.</param>
/// <param name="RecallByPopulation">Recall@k of a ranking by catchment population.</param>
/// <param name="RecallByExperience">Recall@k of a ranking by the number of such trials, then by catchment population.</param>
/// <param name="RecallByLot">Expected recall@k of candidates in random order.</param>
/// <param name="Precision">The share of planned trusts that took part; 0 where none is planned.</param>
/// <param name="IsHostPlanned">Whether the plan contains the lead centre's host.</param>
/// <param name="IsHostReal">Whether the lead centre's host took part.</param>
/// <param name="ExpectedPatients">The expected patients of the planned trusts.</param>
/// <param name="ExpectedAtReal">The expected patients of the trusts that took part, as candidates of the plan.</param>
/// <param name="RealPatients">An estimate of Norway's enrolment from its share of the sites; null where the record has no actual enrolment.</param>
/// <param name="WasCovered">Whether the enrolment in all countries lies within the 80 % interval of the planning rates; null where the record has no enrolment.</param>
public sealed record BacktestOutcome(
    string RegistryId,
    Area? Lead,
    PlanOutcome Outcome,
    int TargetPatients,
    int OfferablePatients,
    double Probability,
    ImmutableArray<TrustId> Real,
    ImmutableArray<TrustId> Planned,
    double Recall,
    double RecallByPopulation,
    double RecallByExperience,
    double RecallByLot,
    double Precision,
    bool IsHostPlanned,
    bool IsHostReal,
    double ExpectedPatients,
    double ExpectedAtReal,
    double? RealPatients,
    bool? WasCovered);
