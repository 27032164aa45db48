using System.Collections.Immutable;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>The question: will these sites recruit the target in time?</summary>
/// <param name="Sites">
/// The sites. Where one has its own record (<see cref="SiteModel.Observed"/>), month 0 is the date up to which it was counted.
/// </param>
/// <param name="Target">The patients still needed from month 0 on.</param>
/// <param name="HorizonMonths">The months there are for it, from month 0.</param>
public sealed record ForecastRequest(ImmutableArray<SiteModel> Sites, int Target, double HorizonMonths);
