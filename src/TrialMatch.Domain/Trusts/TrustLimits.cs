namespace TrialMatch.Domain.Trusts;

/// <summary>The limits of a trust's figures, from a network file or from the trust.</summary>
public static class TrustLimits
{
    public const int StartUpMonths = 24;

    public const int CostUnits = 1_000_000;

    /// <summary>The largest number of declarations in one command: every pool of a large trust over ten years.</summary>
    public const int Declarations = 10_000;

    /// <summary>The largest number of site periods in one command.</summary>
    public const int SitePeriods = 100;

    /// <summary>The largest number of other commitments that a trust has at a time.</summary>
    public const int OtherCommitments = 500;

    /// <summary>The largest number of months, over the pools of all a trust's other commitments: each change stores them again.</summary>
    public const int OtherCommitmentMonths = 20_000;

    /// <summary>The largest length of an other commitment's id.</summary>
    public const int OtherCommitmentIdLength = 40;

    /// <summary>The largest length of an other commitment's label, and of its field.</summary>
    public const int OtherCommitmentTextLength = 100;

    /// <summary>The largest number of characters of a field's contact role.</summary>
    public const int ContactRoleLength = 200;

    /// <summary>The largest number of pools of which one command reserves a share for the trust's own research.</summary>
    public const int ResearchReserves = 100;

    /// <summary>The number of months that can be declared, from the present one on: ten years.</summary>
    public const int MonthsAhead = 120;

    /// <summary>How many months a declared month is kept once it is over.</summary>
    public const int MonthsBack = 60;

    /// <summary>The time for which a request id is remembered: far longer than a client retries.</summary>
    public static readonly TimeSpan RequestMemory = TimeSpan.FromDays(30);
}
