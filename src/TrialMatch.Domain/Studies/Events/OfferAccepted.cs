namespace TrialMatch.Domain.Studies.Events;

/// <summary>The sponsor accepted; the study is placed when every trust has committed what it held.</summary>
public sealed record OfferAccepted(string Remarks) : CommandedEvent(Remarks);
