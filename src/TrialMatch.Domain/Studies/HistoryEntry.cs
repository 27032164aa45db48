using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>An entry of a study's history: what, when and who. The event says why.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="Actor">The person or service that did it; the service itself is "trialmatch".</param>
/// <param name="RequestId">The request id of the command; null for events of the service, and for the registration, which has its own.</param>
/// <param name="Authority">In what capacity the actor did it; null for events of the service, and for entries from before it was recorded.</param>
/// <param name="Hash">
/// The entry's hash in the history's chain (<see cref="HistoryChain"/>), 64 hexadecimal digits; null for entries from before there was one.
/// </param>
public sealed record HistoryEntry(
    long Version, DateTimeOffset At, Actor Actor, StudyEvent Event, RequestId? RequestId = null, Authority? Authority = null, string? Hash = null);
