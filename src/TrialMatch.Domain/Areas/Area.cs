namespace TrialMatch.Domain.Areas;

/// <summary>A therapeutic area. Each has one NorTrials centre as its national hub.</summary>
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
}
