namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// When a site starts to recruit, in months from month 0: at a known time, or uniformly between two.
/// A start before month 0 is a site that already recruits: what it did earlier is not part of the forecast.
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

    /// <summary>Any time from <paramref name="fromMonth"/> to <paramref name="toMonth"/>, all equally likely.</summary>
    public static SiteStart Between(double fromMonth, double toMonth) => new(fromMonth, toMonth);
}
