using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>The question whether these sites recruit the target in time.</summary>
/// <param name="Sites">
/// The sites. Where one has its own record (<see cref="SiteModel.Observed"/>), month 0 is the date up to which its patients are counted.
/// </param>
/// <param name="Target">The patients still needed from month 0 on.</param>
/// <param name="HorizonMonths">The window in months, from month 0.</param>
public sealed record ForecastRequest(ImmutableArray<SiteModel> Sites, int Target, double HorizonMonths);
