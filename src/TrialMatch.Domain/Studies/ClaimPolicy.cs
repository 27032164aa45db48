namespace TrialMatch.Domain.Studies;

/// <summary>
/// The rules for claims, which keep capacity for studies that have waited long, so that none starves. The figures are guesses: late enough that a
/// large study does not leave capacity idle at once, early enough that it is placed while its sponsor still wants it.
/// </summary>
public static class ClaimPolicy
{
    /// <summary>The days from registration after which capacity is kept for a waiting study.</summary>
    public const int WaitDays = 30;

    /// <summary>
    /// The number of studies for which capacity is kept at a time: the first of the waiting list. The next ones follow when these are served or
    /// leave.
    /// </summary>
    public const int MaxStudies = 100;

    /// <summary>The time after which a claim lapses unless it is renewed.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromHours(1);

    /// <summary>Returns the time from which capacity is kept for a study, if it is waiting then.</summary>
    public static DateTimeOffset StartFor(DateTimeOffset registeredAt) => registeredAt.AddDays(WaitDays);
}
