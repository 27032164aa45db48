namespace TrialMatch.Numerics.Forecasting;

/// <summary>An error in a forecast's input.</summary>
/// <param name="Field">The path of the field, as "sites[2].shape".</param>
/// <param name="Message">What was expected, and what was given.</param>
public sealed record ForecastProblem(string Field, string Message);
