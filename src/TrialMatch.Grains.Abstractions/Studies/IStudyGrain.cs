using Orleans.Concurrency;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>One study; its key is the study's id.</summary>
[Alias("trialmatch.IStudyGrain")]
public interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>Registers and matches the study, and holds capacity for it at all chosen sites or at none.</summary>
    [Alias("Register")]
    Task<StudyReply> RegisterAsync(RegisterStudy command);

    /// <summary>The study as last written, or nothing where there is none.</summary>
    [Alias("Get")]
    [AlwaysInterleave]
    Task<StudyReply> GetAsync();

    /// <summary>Its whole history as last written, oldest first; empty where there is no such study.</summary>
    [Alias("GetHistory")]
    [AlwaysInterleave]
    Task<StudyHistory> GetHistoryAsync();

    /// <summary>
    /// The events after a version; waits for the next one where there is none yet, at most <see cref="StudyHistory.LongestWait"/>, and
    /// is then empty.
    /// </summary>
    [Alias("GetEvents")]
    [AlwaysInterleave]
    Task<StudyHistory> GetEventsAsync(long afterVersion);

    /// <summary>Has something happen that a person wants, if it may, and brings the study to rest.</summary>
    [Alias("Record")]
    Task<StudyReply> RecordAsync(RecordEvent command);

    /// <summary>Whether a study of the waiting list would be served on the capacity of the moment. Changes nothing.</summary>
    [Alias("CanBeServed")]
    Task<bool> CanBeServedAsync();

    /// <summary>Matches a study of the waiting list on the capacity of the moment. Does nothing to one that does not wait.</summary>
    [Alias("Serve")]
    Task ServeAsync();

    /// <summary>What trusts are to keep for a study of the waiting list; nothing for one that does not wait. Changes nothing.</summary>
    [Alias("Claim")]
    Task<StudyClaims> ClaimAsync();

    /// <summary>Tells the study that a trust took back what it held; the study gives it up and is matched again.</summary>
    [Alias("TakeBack")]
    Task TakeBackAsync(TakeBackHold command);

    /// <summary>Brings a study whose due time has come to rest. Does nothing to one that is at rest.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}
