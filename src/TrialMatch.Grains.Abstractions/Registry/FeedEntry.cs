namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>An event as stored in the feed.</summary>
/// <param name="Sequence">The position: 1, 2, 3 … across all topics, so the numbers within one topic rise with gaps. Never used twice.</param>
public sealed record FeedEntry(long Sequence, string Topic, DateTimeOffset At, string Payload);
