namespace TrialMatch.Domain.Studies.Events;

/// <summary>The study is over; whatever is still reserved is given back.</summary>
public sealed record StudyClosed(string Remarks) : CommandedEvent(Remarks);
