using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <param name="Version">Counts what the trust has said of itself; 0 where it has said nothing yet.</param>
/// <param name="IsUnreadable">There is such a trust, but what is stored of it cannot be read; it has no profile then.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustReply")]
public sealed record TrustReply(TrustProfile? Profile, long Version, bool IsUnreadable = false);

[GenerateSerializer, Immutable, Alias("trialmatch.TrustSites")]
public sealed record TrustSites(SiteAreas Areas);

/// <param name="OpenIn">
/// The areas in which the study looks for sites, the lead first: the trust answers for the first in which it has an open site,
/// and with nothing where it has none. Empty for the query's own area, open or not.
/// </param>
[GenerateSerializer, Immutable, Alias("trialmatch.GetSiteFigures")]
public sealed record GetSiteFigures(SiteQuery Query, ImmutableArray<Area> OpenIn);

[GenerateSerializer, Immutable, Alias("trialmatch.SiteFiguresReply")]
public sealed record SiteFiguresReply(SiteFigures? Figures);

[GenerateSerializer, Immutable, Alias("trialmatch.GetTrustCapacity")]
public sealed record GetTrustCapacity(Month From, int MonthCount);

/// <param name="LedgerVersion">Counts the ledger's changes since it was opened.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustCapacity")]
public sealed record TrustCapacity(long LedgerVersion, ImmutableArray<PoolCapacity> Pools);

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

/// <summary>A hold that the trust has taken back and the study has not yet released.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.EvictedHold")]
public sealed record EvictedHold(StudyId Study, int Round);

/// <summary>The reservations of the studies whose ids come after one, in the order of ids.</summary>
/// <param name="After">A study's id; empty for the first.</param>
/// <param name="Limit">1 or more.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ListReservations")]
public sealed record ListReservations(string After, int Limit);

/// <summary>What is held and committed, and what was taken back and not yet released.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustReservations")]
public sealed record TrustReservations(ImmutableArray<Hold> Holds, bool HasMore);

/// <param name="MayEvict">Holds that the change leaves no room for may give way; otherwise it is refused where any would have to.</param>
/// <param name="IsTrial">Only say what would come of it; nothing changes, and the request id is not used up.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ChangeTrust")]
public sealed record ChangeTrust(TrustChange Change, bool MayEvict = false, bool IsTrial = false);

/// <summary>What came of a change, or why it is refused.</summary>
/// <param name="Amounts">Declared amounts that a trial would change; of a change that is made it is not kept.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.ChangeTrustReply")]
public sealed record ChangeTrustReply(TrustChangeResult? Result, Refusal? Refusal, ImmutableArray<AmountChange> Amounts);

[GenerateSerializer, Immutable, Alias("trialmatch.RecordRecruitment")]
public sealed record RecordRecruitment(RecruitmentEntry Entry);

/// <summary>Changes when capacity may have come free, and when the trust was opened anew.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustPulse")]
public sealed record TrustPulse(Guid OpenedAs, long FreedCount);
