using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A picked site's free capacity had moved; the round's holds were released everywhere.</summary>
public sealed record HoldsRefused(int Round, ImmutableArray<HoldRefusal> Refusals) : StudyEvent;

/// <summary>What a trust answered instead of holding.</summary>
public sealed record HoldRefusal(TrustId Trust, ReserveStatus Status, ImmutableArray<Shortfall> Shortfalls);
