using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>An entry of a study's history: what, when and who. The event says why.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="Actor">The person or service that did it; the service itself is "trialmatch".</param>
/// <param name="RequestId">The request id of the command; null for events of the service, and for the registration, which has its own.</param>
public sealed record HistoryEntry(long Version, DateTimeOffset At, Actor Actor, StudyEvent Event, RequestId? RequestId = null);
