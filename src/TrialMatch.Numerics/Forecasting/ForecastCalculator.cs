using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Computes the full answer to a <see cref="ForecastRequest"/>.</summary>
public static class ForecastCalculator
{
    /// <summary>The probabilities whose quantiles a result holds.</summary>
    public static ImmutableArray<double> QuantileProbabilities { get; } = [0.025, 0.1, 0.5, 0.9, 0.975];

    /// <summary>Computes the forecast.</summary>
    /// <exception cref="ArgumentException">
    /// The request is invalid; <see cref="ForecastValidation.Violations(ForecastRequest, CancellationToken)"/> names all errors.
    /// </exception>
    /// <exception cref="OperationCanceledException">The forecast was cancelled; large trials take seconds.</exception>
    public static ForecastResult Forecast(ForecastRequest request, CancellationToken cancellation = default)
    {
        if (ForecastValidation.Violations(request, cancellation) is [var violation, ..])
        {
            throw new ArgumentException($"{violation.Field}: {violation.Description}", nameof(request));
        }

        var trial = new TrialForecast(request.Sites, request.HorizonMonths, cancellation);
        var patients = trial.Quantiles(QuantileProbabilities);
        var months = TargetMonth.Quantiles(trial, request.Target, QuantileProbabilities);
        return new ForecastResult
        {
            Probability = trial.ProbabilityAtLeast(request.Target),
            ProbabilityShort = trial.ProbabilityBelow(request.Target),
            Mean = trial.Mean,
            Variance = trial.Variance,
            ProbabilityZero = trial.ProbabilityZero,
            ExpectedZeroSites = trial.ExpectedZeroSites,
            PatientQuantiles = [.. QuantileProbabilities.Zip(patients, (probability, count) => new PatientQuantile(probability, count))],
            MonthQuantiles = [.. QuantileProbabilities.Zip(months, (probability, month) => new MonthQuantile(probability, month))],
        };
    }
}
