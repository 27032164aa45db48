namespace TrialMatch.Domain.Drafts;

/// <summary>Something that two drafts of one study share.</summary>
/// <param name="Text">What is compared: nothing of how it was written, and for a sponsor's own code the sponsor with it.</param>
/// <param name="Field">Where the draft says it, by its path in the API.</param>
public readonly record struct IdentityKey(string Text, string Field);
