using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>One line of a study's history: what, when, who; why is in the event.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="Actor">Who did it; the service itself is "trialmatch".</param>
/// <param name="RequestId">The command that made it happen; null for what followed by itself, and for the registration, which carries its own.</param>
public sealed record HistoryEntry(long Version, DateTimeOffset At, Actor Actor, StudyEvent Event, RequestId? RequestId = null);
