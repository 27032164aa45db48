using System.Collections.Immutable;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The starts that a hold grants, month by month, as close to the site's expected recruitment as the free capacity allows.
/// </summary>
public sealed record StartsLayout
{
    /// <summary>The patients placed: the number wanted, or as many as fit; at a nearly full trust now and then one fewer, as the search is short.</summary>
    public required int Patients { get; init; }

    /// <summary>The starts granted in each month of the calendar up to the last one in which a patient may start.</summary>
    public required ImmutableArray<int> StartsByMonth { get; init; }

    /// <summary>
    /// For each of the same months, whether a patient can start in it: a start is granted, or there is room to move one. A month that is not open counts as
    /// activity 0 in the forecast.
    /// </summary>
    public required ImmutableArray<bool> OpenMonths { get; init; }

    /// <summary>The binding months, as in <see cref="FitResult.BindingMonths"/>; empty where all patients asked for are placed.</summary>
    public required ImmutableArray<PoolMonth> BindingMonths { get; init; }

    /// <summary>
    /// Lays out as many starts as the problem asks for, or as fit. <paramref name="expectedByMonth"/> is the expected recruitment in each month of
    /// the calendar; only its shape matters. Where it is too short or sums to 0, patients are expected evenly over the rest of the window. Expects a
    /// valid problem.
    /// </summary>
    public static StartsLayout Lay(FitProblem problem, ReadOnlySpan<double> expectedByMonth) => StartsLayer.Lay(problem, expectedByMonth);
}
