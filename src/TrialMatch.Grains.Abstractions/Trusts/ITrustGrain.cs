using Orleans.CodeGeneration;
using Orleans.Concurrency;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>
/// One hospital trust, the only writer of its ledger; its key is the trust's id. Calls interleave: each decides in memory in one turn,
/// then waits for its own write, so no study waits for another's. If the stored state cannot be read, profile and figures say so, lists
/// are empty, and every other call throws <see cref="InvalidDataException"/>.
/// </summary>
[Alias("trialmatch.ITrustGrain")]
[Version(GrainVersion.Current)]
public interface ITrustGrain : IGrainWithStringKey
{
    /// <summary>Returns the trust's profile, or nothing if there is no such trust.</summary>
    [Alias("GetProfile")]
    [AlwaysInterleave]
    Task<TrustReply> GetProfileAsync();

    /// <summary>Returns the areas in which the trust has an open site; none if there is no such trust.</summary>
    [Alias("GetSites")]
    [AlwaysInterleave]
    Task<TrustSites> GetSitesAsync();

    /// <summary>Returns the figures by which a study is planned at this trust.</summary>
    [Alias("GetFigures")]
    [AlwaysInterleave]
    Task<SiteFiguresReply> GetFiguresAsync(GetSiteFigures query);

    /// <summary>Returns declared, held, committed and elsewhere promised capacity by pool and month.</summary>
    [Alias("GetCapacity")]
    [AlwaysInterleave]
    Task<TrustCapacity> GetCapacityAsync(GetTrustCapacity query);

    /// <summary>Reserves everything asked for, or nothing. Durable when it returns.</summary>
    [Alias("Reserve")]
    [AlwaysInterleave]
    Task<ReserveReply> ReserveAsync(ReserveCapacity command);

    /// <summary>
    /// Shrinks, commits, re-phases or returns to held the study's reservation at this trust. Durable when it returns. The outcome is lost
    /// if nothing of that round is held any more.
    /// </summary>
    [Alias("Revise")]
    [AlwaysInterleave]
    Task<ReserveReply> ReviseAsync(ReviseHold command);

    /// <summary>Releases the study's reservations up to the given round, evicted or not. Durable when it returns.</summary>
    [Alias("Release")]
    [AlwaysInterleave]
    Task ReleaseAsync(ReleaseHold command);

    /// <summary>Returns the evicted holds that their studies have not released yet.</summary>
    [Alias("ListEvicted")]
    [AlwaysInterleave]
    Task<EvictedHolds> ListEvictedAsync();

    /// <summary>Returns the reservations by study, one page at a time.</summary>
    [Alias("ListReservations")]
    [AlwaysInterleave]
    Task<TrustReservations> ListReservationsAsync(ListReservations query);

    /// <summary>
    /// Replaces the trust's declaration, completely or not at all. Durable when it returns. Refused if it is below what is committed. If
    /// it is below what is held, the newest holds are evicted where that is permitted, and the evictions are durable before the
    /// declaration is.
    /// </summary>
    [Alias("Change")]
    [AlwaysInterleave]
    Task<ChangeTrustReply> ChangeAsync(ChangeTrust command);

    /// <summary>
    /// Records the number of patients that the trust has recruited to a study. Durable when it returns. A revision that is not newer than
    /// the last one recorded changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The revision is below 1, or a figure is negative.</exception>
    [Alias("RecordRecruitment")]
    Task RecordRecruitmentAsync(RecordRecruitment command);

    /// <summary>
    /// Keeps free capacity for a long-waiting study, until the claim lapses, is dropped, or the study holds the capacity. Claims decide
    /// whose turn it is and promise nothing: they are kept in memory only, and repeated.
    /// </summary>
    [Alias("Keep")]
    [AlwaysInterleave]
    Task KeepAsync(KeepCapacity command);

    /// <summary>Drops the study's claim.</summary>
    [Alias("DropClaim")]
    [AlwaysInterleave]
    Task DropClaimAsync(DropClaim command);

    /// <summary>Tells whether capacity may have become free since the last call.</summary>
    [Alias("GetPulse")]
    [AlwaysInterleave]
    Task<TrustPulse> GetPulseAsync();

    /// <summary>Returns what the trust has promised outside TrialMatch, in order of id.</summary>
    [Alias("ListOtherCommitments")]
    [AlwaysInterleave]
    Task<OtherCommitments> ListOtherCommitmentsAsync();
}
