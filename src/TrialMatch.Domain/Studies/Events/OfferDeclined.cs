namespace TrialMatch.Domain.Studies.Events;

/// <summary>The sponsor said no to the offer.</summary>
public sealed record OfferDeclined(string Remarks) : CommandedEvent(Remarks);
