using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Benchmarks;

/// <summary>A forecast to be made.</summary>
/// <param name="HasSmallTail">Whether the probability on one side of the target is so small that only many digits tell it; shapes are whole then.</param>
internal sealed record ForecastShape(string Name, SiteModel[] Sites, double HorizonMonths, int Target, bool HasSmallTail = false);
