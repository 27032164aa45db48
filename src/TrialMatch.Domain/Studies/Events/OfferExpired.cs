namespace TrialMatch.Domain.Studies.Events;

/// <summary>The sponsor did not answer while the offer stood.</summary>
public sealed record OfferExpired : StudyEvent;
