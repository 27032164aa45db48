namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// The time at which a site starts to recruit, in months from month 0: known, or uniform between two times.
/// A site that starts before month 0 already recruits; its earlier recruitment is not part of the forecast.
/// </summary>
public readonly record struct SiteStart
{
    private SiteStart(double fromMonth, double toMonth)
    {
        FromMonth = fromMonth;
        ToMonth = toMonth;
    }

    public double FromMonth { get; }

    public double ToMonth { get; }

    /// <summary>A known start.</summary>
    public static SiteStart At(double month) => new(month, month);

    /// <summary>A start distributed uniformly from <paramref name="fromMonth"/> to <paramref name="toMonth"/>.</summary>
    public static SiteStart Between(double fromMonth, double toMonth) => new(fromMonth, toMonth);
}
