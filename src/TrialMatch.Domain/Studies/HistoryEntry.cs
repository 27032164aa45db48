using TrialMatch.Domain.Studies.Events;

namespace TrialMatch.Domain.Studies;

/// <summary>One line of a study's history: what, when, who; why is in the event.</summary>
/// <param name="Version">1, 2, 3…</param>
/// <param name="Actor">Who did it; the service itself is "trialmatch".</param>
public sealed record HistoryEntry(long Version, DateTimeOffset At, Actor Actor, StudyEvent Event);
