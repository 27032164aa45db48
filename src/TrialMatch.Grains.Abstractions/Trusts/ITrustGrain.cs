using Orleans.Concurrency;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>
/// One hospital trust, the only writer of its ledger; its key is the trust's id. Calls interleave: each decides in memory
/// in one turn and then waits for its own write, so no study waits for another's. Where what is stored of it cannot be read it says so in its
/// profile and figures, has nothing to tell, and everything else throws <see cref="InvalidDataException"/>.
/// </summary>
[Alias("trialmatch.ITrustGrain")]
public interface ITrustGrain : IGrainWithStringKey
{
    /// <summary>The trust's profile, or nothing where there is no such trust.</summary>
    [Alias("GetProfile")]
    [AlwaysInterleave]
    Task<TrustReply> GetProfileAsync();

    /// <summary>In which areas it has an open site; none where there is no such trust.</summary>
    [Alias("GetSites")]
    [AlwaysInterleave]
    Task<TrustSites> GetSitesAsync();

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

    /// <summary>Who holds what, a page at a time.</summary>
    [Alias("ListReservations")]
    [AlwaysInterleave]
    Task<TrustReservations> ListReservationsAsync(ListReservations query);

    /// <summary>
    /// Puts what the trust says of itself in the place of what stood: all of it or nothing; durable when it returns. Below what is
    /// committed it is refused; below what is held the newest holds give way where they may, and are durable gone before it is written.
    /// </summary>
    [Alias("Change")]
    [AlwaysInterleave]
    Task<ChangeTrustReply> ChangeAsync(ChangeTrust command);

    /// <summary>
    /// Notes what the trust has recruited to a study so far; durable when it returns. A revision that is known, or older than the
    /// known one, changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The revision is below 1, or a figure is negative.</exception>
    [Alias("RecordRecruitment")]
    Task RecordRecruitmentAsync(RecordRecruitment command);

    /// <summary>
    /// Keeps what is free for a study that has waited long, until it lapses, is dropped, or the study holds. It is a matter of turns, not of
    /// what is promised: kept in memory alone, and told again.
    /// </summary>
    [Alias("Keep")]
    [AlwaysInterleave]
    Task KeepAsync(KeepCapacity command);

    /// <summary>Keeps nothing for the study any more.</summary>
    [Alias("DropClaim")]
    [AlwaysInterleave]
    Task DropClaimAsync(DropClaim command);

    /// <summary>Tells whether capacity may have come free since the last time this was asked.</summary>
    [Alias("GetPulse")]
    [AlwaysInterleave]
    Task<TrustPulse> GetPulseAsync();
}
