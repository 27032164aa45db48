namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>A study's number in a public registry.</summary>
public sealed record RegistryNumber(RegistryKind Registry, string Number);
