using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Collects the problems of an input while it is checked.</summary>
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

    /// <summary>Refuses what is not from <paramref name="least"/> to <paramref name="most"/>, NaN included.</summary>
    public void Within(string field, double value, double least, double most) =>
        Check(
            value >= least && value <= most,
            field,
            string.Create(CultureInfo.InvariantCulture, $"expected a number from {least} to {most}, got {value}"));
}
