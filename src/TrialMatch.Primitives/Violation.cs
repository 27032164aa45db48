namespace TrialMatch.Primitives;

/// <summary>One thing wrong with what was sent: the field by its path in the API (<c>mesh_headings[2].id</c>) and what was expected there.</summary>
public sealed record Violation(string Field, string Description);
