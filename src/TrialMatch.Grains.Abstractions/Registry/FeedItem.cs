namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>An event to be added to the feed.</summary>
/// <param name="Topic">The topic that it is published to: one of <see cref="Topics"/>. 1 to 200 characters.</param>
/// <param name="Payload">The event as text in the format of its topic; at most 65,536 characters.</param>
public sealed record FeedItem(string Topic, DateTimeOffset At, string Payload);
