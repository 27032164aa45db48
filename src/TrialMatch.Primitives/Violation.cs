namespace TrialMatch.Primitives;

/// <summary>An error in an input: the field by its path in the API (<c>mesh_headings[2].id</c>) and what was expected.</summary>
public sealed record Violation(string Field, string Description);
