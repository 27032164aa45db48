using System.Collections.Immutable;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>Sites that had not answered were due a reminder.</summary>
public sealed record RequestsReminded(ReminderKind Kind, ImmutableArray<TrustId> Trusts) : StudyEvent;
