namespace TrialMatch.Domain.Indicators;

/// <summary>The length of the periods that indicators are counted by.</summary>
public enum PeriodKind
{
    Unspecified = 0,
    Month = 1,

    /// <summary>Four months: January to April, May to August, September to December.</summary>
    Tertial = 2,
    Year = 3,
}
