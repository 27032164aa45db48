namespace TrialMatch.Domain.Evidence;

/// <summary>How a facility was matched to a trust, or why it was not.</summary>
public enum FacilityMatchKind
{
    Unspecified = 0,

    /// <summary>Matched by the hospital's name.</summary>
    Name = 1,

    /// <summary>No hospital is named; matched by the postal code.</summary>
    PostalCode = 2,

    /// <summary>No hospital is named; matched by the city, which has only one trust.</summary>
    City = 3,

    /// <summary>A practice, private clinic or other facility outside the network.</summary>
    Outside = 4,

    /// <summary>The trust is unknown.</summary>
    Unknown = 5,
}
