using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;

namespace TrialMatch.Domain.Indicators;

/// <summary>An indicator's figure in one period.</summary>
/// <param name="DeclineReason">For <see cref="IndicatorKind.DeclineReasons"/>: which; null for other indicators.</param>
/// <param name="Value">Null where there is nothing to divide by or to measure, and where it is hidden.</param>
/// <param name="Numerator">What is counted or, for days, how many were measured; 0 where it is hidden.</param>
/// <param name="Denominator">What it is counted of; 0 for plain counts.</param>
public sealed record IndicatorValue(IndicatorKind Kind, DeclineReason? DeclineReason, double? Value, int Numerator, int Denominator)
{
    /// <summary>For <see cref="IndicatorKind.LossReasons"/>: which; null for other indicators.</summary>
    public LossReason? LossReason { get; init; }

    /// <summary>
    /// Whether it is withheld from everybody (R8): it is a number of patients from one to four, follows from one, or would tell one together with the
    /// other periods of the year. Which of these is not told, since it would narrow the number.
    /// </summary>
    public bool IsWithheld { get; init; }

    public static IndicatorValue Count(IndicatorKind kind, int count) => new(kind, DeclineReason: null, count, count, Denominator: 0);

    /// <summary>
    /// Returns a number of patients. A reply has no sums over periods, and the denominator counts studies, so nothing beside a small number
    /// tells it.
    /// </summary>
    public static IndicatorValue Patients(IndicatorKind kind, int patients, int studies) => SmallCounts.IsSmall(patients)
        ? Hidden(kind, studies)
        : new(kind, DeclineReason: null, patients, patients, studies);

    /// <summary>Returns patients over something that is no count of patients itself, though it may be a forecast of one.</summary>
    /// <param name="scale">What the quotient is multiplied by.</param>
    public static IndicatorValue PatientsPer(IndicatorKind kind, int patients, int denominator, int scale = 1) => SmallCounts.IsSmall(patients)
        ? Hidden(kind, denominator)
        : new(kind, DeclineReason: null, denominator == 0 ? null : (double)patients * scale / denominator, patients, denominator);

    /// <summary>Returns the relative change of patients. A small number on either side hides both.</summary>
    public static IndicatorValue Growth(IndicatorKind kind, int patients, int before) => SmallCounts.IsSmall(patients) || SmallCounts.IsSmall(before)
        ? Hidden(kind, denominator: 0)
        : new(kind, DeclineReason: null, before == 0 ? null : ((double)patients / before) - 1, patients, before);

    /// <summary>Returns a figure that is not told of this scope.</summary>
    public static IndicatorValue None(IndicatorKind kind) => new(kind, DeclineReason: null, Value: null, Numerator: 0, Denominator: 0);

    public static IndicatorValue Share(IndicatorKind kind, int numerator, int denominator, DeclineReason? reason = null) =>
        new(kind, reason, denominator == 0 ? null : (double)numerator / denominator, numerator, denominator);

    /// <param name="of">The number of those that could have been measured.</param>
    public static IndicatorValue Days(IndicatorKind kind, IReadOnlyList<double> sorted, double share, int of) =>
        new(kind, DeclineReason: null, Quantile.Of(sorted, share), sorted.Count, of);

    /// <summary>Returns the value without what tells it. Growth has patients in its denominator too.</summary>
    public IndicatorValue Withheld() => this with
    {
        Value = null,
        Numerator = 0,
        Denominator = Kind == IndicatorKind.RecruitedGrowth ? 0 : Denominator,
        IsWithheld = true,
    };

    private static IndicatorValue Hidden(IndicatorKind kind, int denominator) =>
        new(kind, DeclineReason: null, Value: null, Numerator: 0, denominator) { IsWithheld = true };
}
