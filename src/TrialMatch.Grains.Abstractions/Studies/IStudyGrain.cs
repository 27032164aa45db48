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

    /// <summary>Brings a study whose due time has come to rest. Does nothing to one that is at rest.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}
