using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>An alternative plan for the same number of patients.</summary>
/// <param name="Trusts">The chosen trusts, in descending order of expected patients.</param>
/// <param name="Probability">P(offerable number reached by the window's end).</param>
/// <param name="FirstPatient">The month of the first patient.</param>
/// <param name="LastPatient">The month in which the offerable number is reached.</param>
/// <param name="RelativeCost">The cost relative to the recommended plan: 1 is the same.</param>
public sealed record PlanOption(
    PlanKind Kind,
    ImmutableArray<TrustId> Trusts,
    double Probability,
    CountForecast Patients,
    MonthForecast FirstPatient,
    MonthForecast LastPatient,
    double RelativeCost);
