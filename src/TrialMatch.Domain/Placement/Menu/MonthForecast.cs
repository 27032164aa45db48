using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>The forecast of a month: median and 80 % interval. Null means after the window.</summary>
public sealed record MonthForecast(Month? Low, Month? Median, Month? High);
