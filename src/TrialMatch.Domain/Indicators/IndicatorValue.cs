using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Indicators;

/// <summary>An indicator's figure in one period.</summary>
/// <param name="DeclineReason">For <see cref="IndicatorKind.DeclineReasons"/>: which; null for other indicators.</param>
/// <param name="Value">Null where there is nothing to divide by or to measure, and where it is hidden.</param>
/// <param name="Numerator">What is counted or, for days, how many were measured; 0 where it is hidden.</param>
/// <param name="Denominator">What it is counted of; 0 for plain counts.</param>
public sealed record IndicatorValue(IndicatorKind Kind, DeclineReason? DeclineReason, double? Value, int Numerator, int Denominator)
{
    /// <summary>Whether it is a number of patients from one to four, which is told to nobody (R8).</summary>
    public bool IsUnderFive { get; init; }

    public static IndicatorValue Count(IndicatorKind kind, int count) => new(kind, DeclineReason: null, count, count, Denominator: 0);

    /// <summary>
    /// Returns a number of patients. A reply has no sums over periods, and the denominator counts studies, so nothing beside a small number
    /// tells it.
    /// </summary>
    public static IndicatorValue Patients(IndicatorKind kind, int patients, int studies) => SmallCounts.IsSmall(patients)
        ? new(kind, DeclineReason: null, Value: null, Numerator: 0, studies) { IsUnderFive = true }
        : new(kind, DeclineReason: null, patients, patients, studies);

    public static IndicatorValue Share(IndicatorKind kind, int numerator, int denominator, DeclineReason? reason = null) =>
        new(kind, reason, denominator == 0 ? null : (double)numerator / denominator, numerator, denominator);

    /// <param name="of">The number of those that could have been measured.</param>
    public static IndicatorValue Days(IndicatorKind kind, IReadOnlyList<double> sorted, double share, int of) =>
        new(kind, DeclineReason: null, Quantile.Of(sorted, share), sorted.Count, of);
}
