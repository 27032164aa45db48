namespace TrialMatch.Domain.Indicators;

/// <summary>What became of an inquiry's question to a site. It stays when the study asks the site to take part.</summary>
public enum InterestState
{
    Unspecified = 0,

    /// <summary>It may still answer, and its deadline has not passed.</summary>
    Asked = 1,

    /// <summary>It is interested, or would be if it knew more.</summary>
    Yes = 2,
    No = 3,

    /// <summary>The deadline passed without an answer.</summary>
    Silent = 4,

    /// <summary>The inquiry ended before the deadline, without an answer.</summary>
    Dropped = 5,
}
