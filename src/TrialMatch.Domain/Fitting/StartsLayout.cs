using System.Collections.Immutable;

namespace TrialMatch.Domain.Fitting;

/// <summary>
/// The starts a hold grants, month by month: laid as close to the site's expected recruitment as the free capacity allows.
/// </summary>
public sealed record StartsLayout
{
    /// <summary>The patients laid: the number wanted, or as many as fit.</summary>
    public required int Patients { get; init; }

    /// <summary>Starts granted in each month of the calendar.</summary>
    public required ImmutableArray<int> StartsByMonth { get; init; }

    /// <summary>
    /// For each month of the calendar, whether a patient can start in it: a start is granted there, or there is room to move one there.
    /// A month that is not open counts as activity 0 in the forecast.
    /// </summary>
    public required ImmutableArray<bool> OpenMonths { get; init; }

    /// <summary>
    /// Lays <paramref name="patients"/> starts. <paramref name="expectedByMonth"/> is what the site would recruit in each month of the calendar,
    /// in any unit: its shape alone matters, and a shorter span or one that sums to 0 is read as evenly spread over the window's rest.
    /// The problem is taken as valid.
    /// </summary>
    public static StartsLayout Lay(FitProblem problem, int patients, ReadOnlySpan<double> expectedByMonth) =>
        Lay(problem, Fitter.Fit(problem with { MaxPatients = Math.Min(patients, problem.MaxPatients ?? patients) }), expectedByMonth);

    /// <summary>The same for all the patients of a fit that <see cref="Fitter.Fit"/> gave for this problem, which is then not worked out again.</summary>
    public static StartsLayout Lay(FitProblem problem, FitResult fit, ReadOnlySpan<double> expectedByMonth) =>
        StartsLayer.Lay(problem, fit, expectedByMonth);
}
