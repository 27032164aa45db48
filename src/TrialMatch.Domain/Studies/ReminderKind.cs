namespace TrialMatch.Domain.Studies;

/// <summary>The reminders to a site that has not answered a request.</summary>
public enum ReminderKind
{
    Unspecified = 0,

    /// <summary>Half of the time to answer has passed.</summary>
    HalfTime = 1,

    /// <summary>One day remains.</summary>
    LastDay = 2,
}
