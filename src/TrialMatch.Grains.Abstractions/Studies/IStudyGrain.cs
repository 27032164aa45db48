using Orleans.CodeGeneration;
using Orleans.Concurrency;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>One study; its key is the study's id.</summary>
[Alias("trialmatch.IStudyGrain")]
[Version(GrainVersion.Current)]
public interface IStudyGrain : IGrainWithStringKey
{
    /// <summary>Registers and matches the study, and holds capacity for it at all chosen sites or at none.</summary>
    [Alias("Register")]
    Task<StudyReply> RegisterAsync(RegisterStudy command);

    /// <summary>Returns the study as last written, or nothing if there is none.</summary>
    [Alias("Get")]
    [AlwaysInterleave]
    Task<StudyReply> GetAsync();

    /// <summary>Returns the whole history as last written, oldest first; empty if there is no such study.</summary>
    [Alias("GetHistory")]
    [AlwaysInterleave]
    Task<StudyHistory> GetHistoryAsync();

    /// <summary>Returns the whole history as it is in the store now, whatever is in memory; empty if there is none.</summary>
    /// <exception cref="InvalidDataException">What is stored cannot be read.</exception>
    [Alias("GetStoredHistory")]
    [AlwaysInterleave]
    Task<StudyHistory> GetStoredHistoryAsync();

    /// <summary>
    /// Returns the events after a version. If there are none yet, waits for the next one, at most <see cref="StudyHistory.MaxWait"/>;
    /// empty if none came.
    /// </summary>
    [Alias("GetEvents")]
    [AlwaysInterleave]
    Task<StudyHistory> GetEventsAsync(long afterVersion);

    /// <summary>Records a command's event if the study's state permits it, then advances the study until no step is due.</summary>
    [Alias("Record")]
    Task<StudyReply> RecordAsync(RecordEvent command);

    /// <summary>Whether a study on the waiting list could be placed with current capacity. Changes nothing.</summary>
    [Alias("CanBeServed")]
    Task<bool> CanBeServedAsync();

    /// <summary>Matches a study on the waiting list with current capacity. Does nothing if the study is not waiting.</summary>
    [Alias("Serve")]
    Task ServeAsync();

    /// <summary>
    /// Returns the capacity that trusts should keep for a study on the waiting list; empty if the study is not waiting. Changes nothing.
    /// </summary>
    [Alias("Claim")]
    Task<StudyClaims> ClaimAsync();

    /// <summary>Tells the study that a trust evicted its hold. The study gives the hold up and is matched again.</summary>
    [Alias("TakeBack")]
    Task LoseHoldAsync(LoseHold command);

    /// <summary>Advances a study whose due time has come. Does nothing if no step is due.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}
