using System.Collections.Immutable;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>The deadline passed and these sites had not answered; what was held there is given back.</summary>
public sealed record RequestsLapsed(ImmutableArray<TrustId> Trusts) : StudyEvent;
