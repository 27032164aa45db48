using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Api.Planning;

/// <summary>The forecast calculator, shared by the service and the command line.</summary>
public static class ForecastCalculation
{
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, naming the fields.</exception>
    /// <exception cref="OperationCanceledException">The calculation was cancelled.</exception>
    public static V1.ForecastResponse Run(V1.ForecastRequest request, CancellationToken cancellationToken = default)
    {
        var question = new ForecastRequest([.. request.Sites.Select(site => site.ToDomain())], request.Target, request.HorizonMonths);
        CalculatorErrors.ThrowIfAny(ForecastValidation.Violations(question, cancellationToken).Select(violation => (violation.Field, violation.Description)));
        return ToProto(ForecastCalculator.Forecast(question, cancellationToken));
    }

    private static V1.ForecastResponse ToProto(ForecastResult result) => new()
    {
        Probability = result.Probability,
        Mean = result.Mean,
        Variance = result.Variance,
        ProbabilityZero = result.ProbabilityZero,
        ExpectedZeroSites = result.ExpectedZeroSites,
        Patients = PatientsOf(result),
        Months = MonthsOf(result),
    };

    private static V1.PatientQuantiles PatientsOf(ForecastResult result) => new()
    {
        Q025 = result.PatientQuantiles[0].Patients,
        Q10 = result.PatientQuantiles[1].Patients,
        Q50 = result.PatientQuantiles[2].Patients,
        Q90 = result.PatientQuantiles[3].Patients,
        Q975 = result.PatientQuantiles[4].Patients,
    };

    private static V1.MonthQuantiles MonthsOf(ForecastResult result)
    {
        var months = new V1.MonthQuantiles();
        Set(result.MonthQuantiles[0], value => months.Q025 = value);
        Set(result.MonthQuantiles[1], value => months.Q10 = value);
        Set(result.MonthQuantiles[2], value => months.Q50 = value);
        Set(result.MonthQuantiles[3], value => months.Q90 = value);
        Set(result.MonthQuantiles[4], value => months.Q975 = value);
        return months;
    }

    private static void Set(MonthQuantile quantile, Action<double> set)
    {
        if (quantile.Months is { } months)
        {
            set(months);
        }
    }
}
