namespace TrialMatch.Domain.Network;

/// <summary>Where facts in a seed file come from.</summary>
/// <param name="Publisher">Who publishes them.</param>
/// <param name="Covers">Which of the file's figures.</param>
/// <param name="Url">Where to look; null where the publisher gives no lasting address.</param>
public sealed record FactSource(string Publisher, string Covers, string? Url);
