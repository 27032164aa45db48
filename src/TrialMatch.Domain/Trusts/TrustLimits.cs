namespace TrialMatch.Domain.Trusts;

/// <summary>What a trust's figures may be, whether they come from a network file or from the trust.</summary>
public static class TrustLimits
{
    public const int StartUpMonths = 24;

    public const int CostUnits = 1_000_000;

    /// <summary>Declarations in one command: every pool of a large trust over ten years.</summary>
    public const int Declarations = 10_000;

    /// <summary>Periods of closed sites in one command.</summary>
    public const int SitePeriods = 100;

    /// <summary>How many months from the present one on can be declared, ten years of them.</summary>
    public const int MonthsAhead = 120;

    /// <summary>How many months a declared month is kept once it is over.</summary>
    public const int MonthsBack = 60;

    /// <summary>How long the id of a request is remembered: far longer than anybody repeats one.</summary>
    public static readonly TimeSpan RequestMemory = TimeSpan.FromDays(30);
}
