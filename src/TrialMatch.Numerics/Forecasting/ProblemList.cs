using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Collects the errors of an input during validation.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<ForecastProblem>.Builder _problems = ImmutableArray.CreateBuilder<ForecastProblem>();

    public bool IsEmpty => _problems.Count == 0;

    public ImmutableArray<ForecastProblem> ToImmutable() => _problems.ToImmutable();

    public void Check(bool holds, string field, string message)
    {
        if (!holds)
        {
            _problems.Add(new ForecastProblem(field, message));
        }
    }

    /// <summary>Reports a value outside <paramref name="min"/> to <paramref name="max"/>, including NaN.</summary>
    public void Within(string field, double value, double min, double max) =>
        Check(
            value >= min && value <= max,
            field,
            string.Create(CultureInfo.InvariantCulture, $"expected a number from {min} to {max}, got {value}"));
}
