namespace TrialMatch.Domain.Evidence;

/// <summary>How a facility was found in the network, or why it was not.</summary>
public enum FacilityMatchKind
{
    Unspecified = 0,

    /// <summary>By the hospital's name.</summary>
    Name = 1,

    /// <summary>No hospital is named; the postal code is a trust's.</summary>
    PostalCode = 2,

    /// <summary>No hospital is named; the city has one trust of the network.</summary>
    City = 3,

    /// <summary>A practice, private clinic or other place that is no trust of the network.</summary>
    Outside = 4,

    /// <summary>It cannot be told which trust it is.</summary>
    Unknown = 5,
}
