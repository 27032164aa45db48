namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Something that happened, as it stands in the feed.</summary>
/// <param name="Sequence">
/// 1, 2, 3 … over all topics, so that within one topic the numbers rise but skip. Never used twice.
/// </param>
public sealed record FeedEntry(long Sequence, string Topic, DateTimeOffset At, string Payload);
