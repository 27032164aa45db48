using System.Collections.Immutable;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>These trusts keep what the study wants of them: shrunk, committed, moved or given back.</summary>
public sealed record HoldsSettled(ImmutableArray<SettledHold> Holds) : StudyEvent;

/// <param name="Revision">The revision of the hold that the trust confirmed.</param>
public sealed record SettledHold(TrustId Trust, int Round, int Revision);
