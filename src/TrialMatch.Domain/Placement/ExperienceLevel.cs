namespace TrialMatch.Domain.Placement;

/// <summary>A trust's experience with trials like a study.</summary>
public enum ExperienceLevel
{
    Unspecified = 0,

    /// <summary>It has taken part in trials of the condition group or area.</summary>
    Experienced = 1,

    /// <summary>There are records, and none names it for such a trial.</summary>
    New = 2,

    /// <summary>There are no records.</summary>
    Unknown = 3,
}
