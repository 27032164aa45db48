using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Backtest;

/// <summary>How the plan of one trial compares with what happened.</summary>
/// <param name="Lead">Null where the trial has no centre: then nothing was planned.</param>
/// <param name="Real">The trusts that took part.</param>
/// <param name="Planned">The trusts that the plan chose, those that are expected to recruit most first.</param>
/// <param name="Recall">Recall@k of the plan: its chosen trusts first, then the other candidates by what they are expected to recruit.</param>
/// <param name="RecallByPopulation">Recall@k of the trusts that draw on most people.</param>
/// <param name="RecallByExperience">Recall@k of the trusts that took part in most such trials, of those that draw on most people where they are equal.</param>
/// <param name="RecallByLot">Recall@k of candidates drawn by lot, on average.</param>
/// <param name="Precision">Of the planned trusts, the share that took part; 0 where none is planned.</param>
/// <param name="IsHostPlanned">Whether the lead centre's host is among the planned.</param>
/// <param name="IsHostReal">Whether the lead centre's host took part.</param>
/// <param name="ExpectedPatients">Expected of the planned trusts.</param>
/// <param name="ExpectedAtReal">Expected of the trusts that took part, as candidates of the plan.</param>
/// <param name="RealPatients">Norway's part of the enrolment by its part of the sites, an estimate; null where the enrolment is not known to be actual.</param>
/// <param name="WasCovered">Whether the enrolment over all countries lies within the 80 % interval that the planning rates give; null where the record does not tell it.</param>
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
