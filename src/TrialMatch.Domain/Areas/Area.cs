namespace TrialMatch.Domain.Areas;

/// <summary>A therapeutic area. Each but the last has one NorTrials centre as its national hub; see <see cref="CentreAreas"/>.</summary>
public enum Area
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    Cancer = 1,
    Inflammation = 2,
    BrainHealth = 3,
    Cardiovascular = 4,
    MedicalDevices = 5,
    Gastrointestinal = 6,

    /// <summary>
    /// All fields that no centre covers. The coordinating unit leads their studies, and the trusts that declared the field supply the sites.
    /// </summary>
    OtherFields = 7,
}
