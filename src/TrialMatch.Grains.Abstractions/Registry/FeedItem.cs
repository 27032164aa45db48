namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Something that happened, on its way into the feed.</summary>
/// <param name="Topic">Who reads it: one of <see cref="Topics"/>. 1 to 200 characters.</param>
/// <param name="Payload">What happened, as text that the topic's readers understand; at most 65,536 characters.</param>
public sealed record FeedItem(string Topic, DateTimeOffset At, string Payload);
