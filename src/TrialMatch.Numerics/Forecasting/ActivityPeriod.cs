namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// From <paramref name="FromMonth"/> to <paramref name="ToMonth"/> the site recruits at <paramref name="Factor"/> times
/// its rate (0 or more). Outside the periods of a site the factor is 1.
/// </summary>
public readonly record struct ActivityPeriod(double FromMonth, double ToMonth, double Factor);
