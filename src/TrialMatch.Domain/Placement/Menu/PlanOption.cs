using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>A plan that could be had for the same number of patients, for comparison.</summary>
/// <param name="Trusts">Those that are expected to recruit most first.</param>
/// <param name="Probability">P(offerable number reached by the window's end).</param>
/// <param name="FirstPatient">When the first patient is enrolled.</param>
/// <param name="LastPatient">When the offerable number is reached.</param>
/// <param name="RelativeCost">Cost over that of the recommended plan: 1 is as dear.</param>
public sealed record PlanOption(
    PlanKind Kind,
    ImmutableArray<TrustId> Trusts,
    double Probability,
    CountForecast Patients,
    MonthForecast FirstPatient,
    MonthForecast LastPatient,
    double RelativeCost);
