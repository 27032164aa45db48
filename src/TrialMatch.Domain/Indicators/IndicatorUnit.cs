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

    /// <summary>One figure over another, 0 or more; it may exceed 1.</summary>
    Ratio = 5,

    /// <summary>A relative change, -1 or more: 0.15 is 15 % more.</summary>
    Change = 6,

    /// <summary>Patients per 100,000 inhabitants.</summary>
    PatientsPerInhabitants = 7,
}
