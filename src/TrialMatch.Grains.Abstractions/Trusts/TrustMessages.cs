using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <param name="Version">Counts the trust's declarations; 0 if there is none yet.</param>
/// <param name="IsUnreadable">There is such a trust, but its stored state cannot be read; it then has no profile.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustReply")]
public sealed record TrustReply(TrustProfile? Profile, long Version, bool IsUnreadable = false);

[GenerateSerializer, Immutable, Alias("trialmatch.TrustSites")]
public sealed record TrustSites(SiteAreas Areas);

/// <param name="OpenIn">
/// The areas in which the study looks for sites, the lead first. The trust answers for the first of them in which it takes part, and
/// with nothing if it takes part in none. If empty, it answers for the query's own area, whether or not it takes part there.
/// </param>
[GenerateSerializer, Immutable, Alias("trialmatch.GetSiteFigures")]
public sealed record GetSiteFigures(SiteQuery Query, ImmutableArray<Area> OpenIn);

/// <param name="Referred">The patients of the study's condition group whom the trust refers to another, whether or not it has figures itself.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.SiteFiguresReply")]
public sealed record SiteFiguresReply(SiteFigures? Figures, ReferredPatients? Referred = null);

[GenerateSerializer, Immutable, Alias("trialmatch.GetTrustCapacity")]
public sealed record GetTrustCapacity(Month From, int MonthCount);

/// <param name="LedgerVersion">Counts the ledger's changes since activation.</param>
/// <param name="PoolsWithoutCentre">
/// The pools of fields that no centre covers. They are apart because the version before them cannot read these fields, and skips a member that it
/// does not know.
/// </param>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustCapacity")]
public sealed record TrustCapacity(long LedgerVersion, ImmutableArray<PoolCapacity> Pools, ImmutableArray<PoolCapacity> PoolsWithoutCentre)
{
    /// <summary>The capacity of all pools.</summary>
    public IEnumerable<PoolCapacity> All => Pools.Concat(PoolsWithoutCentre);

    public static TrustCapacity Of(long ledgerVersion, IReadOnlyCollection<PoolCapacity> pools) => new(
        ledgerVersion,
        [.. pools.Where(pool => !pool.Pool.IsWithoutCentre)],
        [.. pools.Where(pool => pool.Pool.IsWithoutCentre)]);
}

[GenerateSerializer, Immutable, Alias("trialmatch.ReserveCapacity")]
public sealed record ReserveCapacity(Reservation Reservation);

[GenerateSerializer, Immutable, Alias("trialmatch.ReserveReply")]
public sealed record ReserveReply(ReserveOutcome Outcome);

[GenerateSerializer, Immutable, Alias("trialmatch.ReviseHold")]
public sealed record ReviseHold(HoldRevision Revision);

[GenerateSerializer, Immutable, Alias("trialmatch.ReleaseHold")]
public sealed record ReleaseHold(StudyId Study, int Round);

[GenerateSerializer, Immutable, Alias("trialmatch.KeepCapacity")]
public sealed record KeepCapacity(Claim Claim);

[GenerateSerializer, Immutable, Alias("trialmatch.DropClaim")]
public sealed record DropClaim(StudyId Study);

[GenerateSerializer, Immutable, Alias("trialmatch.EvictedHolds")]
public sealed record EvictedHolds(ImmutableArray<EvictedHold> Holds);

/// <summary>A hold that the trust has evicted and the study has not yet released.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.EvictedHold")]
public sealed record EvictedHold(StudyId Study, int Round);

/// <summary>Asks for the reservations of studies whose ids follow a given one, in order of id.</summary>
/// <param name="After">A study's id; empty to start from the first.</param>
/// <param name="Limit">1 or more.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ListReservations")]
public sealed record ListReservations(string After, int Limit);

/// <summary>What is held and committed, and what was evicted and not yet released.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustReservations")]
public sealed record TrustReservations(ImmutableArray<Hold> Holds, bool HasMore);

/// <summary>What a trust has promised outside TrialMatch.</summary>
/// <param name="Version">The trust's version.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.OtherCommitments")]
public sealed record OtherCommitments(long Version, ImmutableArray<OtherCommitment> Commitments);

/// <param name="MayEvict">Allows the eviction of holds for which the change leaves no room; otherwise such a change is refused.</param>
/// <param name="Otherwise">Why other trusts' figures forbid the change, unless it repeats an earlier one.</param>
/// <param name="IsTrial">Only report the outcome: nothing changes, and the request id is not used up.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ChangeTrust")]
public sealed record ChangeTrust(TrustChange Change, bool MayEvict = false, bool IsTrial = false, Refusal? Otherwise = null);

/// <summary>The outcome of a change, or the reason why it is refused.</summary>
/// <param name="Amounts">The declared amounts that a trial would change; empty for a change that is made.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ChangeTrustReply")]
public sealed record ChangeTrustReply(TrustChangeResult? Result, Refusal? Refusal, ImmutableArray<AmountChange> Amounts);

[GenerateSerializer, Immutable, Alias("trialmatch.RecordRecruitment")]
public sealed record RecordRecruitment(RecruitmentEntry Entry);

/// <param name="IsUnreadable">What is stored of the trust cannot be read.</param>
/// <summary>Changes when capacity may have become free, and when the trust's grain is activated.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustPulse")]
public sealed record TrustPulse(Guid OpenedAs, long FreedCount, bool IsUnreadable = false);
