namespace TrialMatch.Domain.Studies;

/// <summary>How far a released trial is, as the public sees it.</summary>
public enum PublicProgress
{
    Unspecified = 0,

    /// <summary>Placed; no patient has been reported yet.</summary>
    Planned = 1,

    /// <summary>A first patient has been reported.</summary>
    Started = 2,

    /// <summary>No more patients are enrolled.</summary>
    EnrolmentEnded = 3,
}
