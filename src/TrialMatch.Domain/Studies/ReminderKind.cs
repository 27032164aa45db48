namespace TrialMatch.Domain.Studies;

/// <summary>When a site is reminded of a request that it has not answered.</summary>
public enum ReminderKind
{
    Unspecified = 0,

    /// <summary>Half of the time to answer is gone.</summary>
    HalfTime = 1,

    /// <summary>One day is left.</summary>
    LastDay = 2,
}
