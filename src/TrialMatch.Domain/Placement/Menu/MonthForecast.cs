using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Placement.Menu;

/// <summary>When something is to happen: the median and an 80 % interval. Null is after the window.</summary>
public sealed record MonthForecast(Month? Low, Month? Median, Month? High);
