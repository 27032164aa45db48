namespace TrialMatch.Domain.Studies;

/// <summary>
/// When capacity is kept for studies of the waiting list, so that none is passed over for ever. The figures are our guesses: long enough that a
/// large study does not keep capacity idle at once, short enough that it is placed while its sponsor still wants it.
/// </summary>
public static class ClaimPolicy
{
    /// <summary>Days after its registration from which capacity is kept for a study that waits.</summary>
    public const int WaitDays = 30;

    /// <summary>Capacity is kept for so many studies at a time, the first of the list; the next ones follow when these are served or leave.</summary>
    public const int MaxStudies = 100;

    /// <summary>How long a trust keeps capacity for a study without being told again that it still waits.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromHours(1);

    /// <summary>From when on capacity is kept for a study that waits then.</summary>
    public static DateTimeOffset StartFor(DateTimeOffset registeredAt) => registeredAt.AddDays(WaitDays);
}
