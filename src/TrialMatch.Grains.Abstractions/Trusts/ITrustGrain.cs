using Orleans.Concurrency;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>
/// One hospital trust, the only writer of its ledger; its key is the trust's id. Calls interleave: each decides in memory
/// in one turn and then waits for its own write, so no study waits for another's.
/// </summary>
[Alias("trialmatch.ITrustGrain")]
public interface ITrustGrain : IGrainWithStringKey
{
    /// <summary>The trust's profile, or nothing where there is no such trust.</summary>
    [Alias("GetProfile")]
    [AlwaysInterleave]
    Task<TrustReply> GetProfileAsync();

    /// <summary>What a study needs to know to weigh the trust as a site.</summary>
    [Alias("GetFigures")]
    [AlwaysInterleave]
    Task<SiteFiguresReply> GetFiguresAsync(GetSiteFigures query);

    /// <summary>Declared, held and committed capacity by pool and month.</summary>
    [Alias("GetCapacity")]
    [AlwaysInterleave]
    Task<TrustCapacity> GetCapacityAsync(GetTrustCapacity query);

    /// <summary>Reserves all that is asked, or nothing; durable when it returns.</summary>
    [Alias("Reserve")]
    [AlwaysInterleave]
    Task<ReserveReply> ReserveAsync(ReserveCapacity command);

    /// <summary>
    /// Shrinks, commits, puts back to held or lays out anew what the study holds here; durable when it returns. Lost where
    /// nothing of that round is held any more.
    /// </summary>
    [Alias("Revise")]
    [AlwaysInterleave]
    Task<ReserveReply> ReviseAsync(ReviseHold command);

    /// <summary>Releases what the study has here, up to the round, evicted or not; durable when it returns.</summary>
    [Alias("Release")]
    [AlwaysInterleave]
    Task ReleaseAsync(ReleaseHold command);

    /// <summary>Holds that the trust took back and whose studies have not released them yet.</summary>
    [Alias("ListEvicted")]
    [AlwaysInterleave]
    Task<EvictedHolds> ListEvictedAsync();

    /// <summary>Tells whether capacity may have come free since the last time this was asked.</summary>
    [Alias("GetPulse")]
    [AlwaysInterleave]
    Task<TrustPulse> GetPulseAsync();
}
