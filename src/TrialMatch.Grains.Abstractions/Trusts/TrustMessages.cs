using System.Collections.Immutable;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Trusts;

[GenerateSerializer, Immutable, Alias("trialmatch.TrustReply")]
public sealed record TrustReply(TrustProfile? Profile);

[GenerateSerializer, Immutable, Alias("trialmatch.GetSiteFigures")]
public sealed record GetSiteFigures(SiteQuery Query);

[GenerateSerializer, Immutable, Alias("trialmatch.SiteFiguresReply")]
public sealed record SiteFiguresReply(SiteFigures Figures);

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

[GenerateSerializer, Immutable, Alias("trialmatch.EvictedHolds")]
public sealed record EvictedHolds(ImmutableArray<EvictedHold> Holds);

/// <summary>A hold that the trust has taken back and the study has not yet released.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.EvictedHold")]
public sealed record EvictedHold(StudyId Study, int Round);

/// <summary>Changes when capacity may have come free, and when the trust was opened anew.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.TrustPulse")]
public sealed record TrustPulse(Guid OpenedAs, long FreedCount);
