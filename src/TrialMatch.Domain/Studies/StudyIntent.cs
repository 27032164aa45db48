namespace TrialMatch.Domain.Studies;

/// <summary>What a sponsor wants when it registers a study.</summary>
public enum StudyIntent
{
    /// <summary>The same as <see cref="Place"/>.</summary>
    Unspecified = 0,

    /// <summary>To place it: capacity is held at once.</summary>
    Place = 1,

    /// <summary>To learn whether Norway could do it, before the sponsor has decided: sites say whether they are interested, and nothing is held.</summary>
    Explore = 2,
}
