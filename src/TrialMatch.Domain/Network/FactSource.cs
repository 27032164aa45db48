namespace TrialMatch.Domain.Network;

/// <summary>A source of facts in a seed file.</summary>
/// <param name="Publisher">The publisher.</param>
/// <param name="Covers">The facts of the file that it covers.</param>
/// <param name="Url">The address; null where the publisher has no permanent one.</param>
public sealed record FactSource(string Publisher, string Covers, string? Url);
