using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>The coordinating unit assigned an area to a study that no rule fitted.</summary>
public sealed record AreaAssigned(Area Lead, string Remarks) : CommandedEvent(Remarks);
