namespace TrialMatch.Domain.Indicators;

/// <summary>A number of studies as it is told to the public.</summary>
public enum StudyBand
{
    Unspecified = 0,
    None = 1,

    /// <summary>1 to 4.</summary>
    UnderFive = 2,

    /// <summary>5 to 9.</summary>
    FiveToNine = 3,

    /// <summary>10 to 19.</summary>
    TenToNineteen = 4,

    /// <summary>20 or more.</summary>
    TwentyOrMore = 5,
}
