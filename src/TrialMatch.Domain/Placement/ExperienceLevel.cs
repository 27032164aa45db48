namespace TrialMatch.Domain.Placement;

/// <summary>What a trust has done before in trials like a study.</summary>
public enum ExperienceLevel
{
    Unspecified = 0,

    /// <summary>It has taken part in trials of the condition group or area.</summary>
    Experienced = 1,

    /// <summary>No record names it for such a trial, though there are records.</summary>
    New = 2,

    /// <summary>There are no records to tell.</summary>
    Unknown = 3,
}
