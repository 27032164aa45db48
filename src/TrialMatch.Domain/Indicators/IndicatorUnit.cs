namespace TrialMatch.Domain.Indicators;

/// <summary>The unit of an indicator's value.</summary>
public enum IndicatorUnit
{
    Unspecified = 0,
    Count = 1,

    /// <summary>0 to 1.</summary>
    Share = 2,

    /// <summary>Days of 24 hours, with fractions.</summary>
    Days = 3,
    Patients = 4,
}
