namespace TrialMatch.Domain.Drafts;

/// <summary>A key that identifies a study across drafts.</summary>
/// <param name="Text">The normalised text to compare; for a protocol code it includes the sponsor.</param>
/// <param name="Field">The draft's field, by its path in the API.</param>
public readonly record struct IdentityKey(string Text, string Field);
