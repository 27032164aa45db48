using System.Collections.Immutable;

namespace TrialMatch.Numerics.Fitting;

/// <summary>
/// The starts a hold grants, month by month: laid as close to the site's expected recruitment as the free capacity allows.
/// </summary>
public sealed record StartsLayout
{
    /// <summary>The patients laid: the number wanted, or as many as fit.</summary>
    public required int Patients { get; init; }

    /// <summary>Starts granted in each month of the calendar up to the last one that a patient may start in.</summary>
    public required ImmutableArray<int> StartsByMonth { get; init; }

    /// <summary>
    /// For each of the same months, whether a patient can start in it: a start is granted there, or there is room to move one there.
    /// A month that is not open counts as activity 0 in the forecast.
    /// </summary>
    public required ImmutableArray<bool> OpenMonths { get; init; }

    /// <summary>What stops one more patient, as <see cref="FitResult.BindingMonths"/> has it; empty where all that were asked for are laid.</summary>
    public required ImmutableArray<PoolMonth> BindingMonths { get; init; }

    /// <summary>
    /// Lays as many starts as the problem asks for, or as fit. <paramref name="expectedByMonth"/> is what the site would recruit in each month of
    /// the calendar, in any unit: its shape alone matters, and a shorter span or one that sums to 0 is read as evenly spread over the window's rest.
    /// The problem is taken as valid.
    /// </summary>
    public static StartsLayout Lay(FitProblem problem, ReadOnlySpan<double> expectedByMonth) => StartsLayer.Lay(problem, expectedByMonth);
}
