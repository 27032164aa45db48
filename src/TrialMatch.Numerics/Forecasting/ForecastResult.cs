using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>The answer to a <see cref="ForecastRequest"/>; all figures are exact under the model, not simulated.</summary>
public sealed record ForecastResult
{
    /// <summary>The probability of the target or more by the horizon.</summary>
    public required double Probability { get; init; }

    /// <summary>The probability of missing the target: 1 − <see cref="Probability"/>, but precise where it is small.</summary>
    public required double ProbabilityShort { get; init; }

    /// <summary>Expected patients by the horizon, within the caps.</summary>
    public required double Mean { get; init; }

    /// <summary>Variance of the patients by the horizon, within the caps.</summary>
    public required double Variance { get; init; }

    /// <summary>The probability that no patient is recruited by the horizon.</summary>
    public required double ProbabilityZero { get; init; }

    /// <summary>The expected number of sites that recruit no patient by the horizon.</summary>
    public required double ExpectedZeroSites { get; init; }

    /// <summary>Patients by the horizon: the 2.5, 10, 50, 90 and 97.5 % quantiles.</summary>
    public required ImmutableArray<PatientQuantile> PatientQuantiles { get; init; }

    /// <summary>The month in which the target is reached: the 2.5, 10, 50, 90 and 97.5 % quantiles.</summary>
    public required ImmutableArray<MonthQuantile> MonthQuantiles { get; init; }
}

/// <summary>With <paramref name="Probability"/>, no more than <paramref name="Patients"/> are recruited.</summary>
public readonly record struct PatientQuantile(double Probability, int Patients);

/// <summary>
/// With <paramref name="Probability"/>, the target is reached by <paramref name="Months"/> after month 0 (fractional, possibly
/// beyond the horizon). Null: not within <see cref="ForecastLimits.MaxHorizonMonths"/>, because of caps or pauses.
/// </summary>
public readonly record struct MonthQuantile(double Probability, double? Months);
