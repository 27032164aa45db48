using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Validates a state's feed items before they wait in a queue or cross a network.</summary>
internal static class FeedRows
{
    public const int MaxTopicLength = 200;

    public const int MaxPayloadLength = 65_536;

    /// <exception cref="InvalidOperationException">An item exceeds its limits; the message names the field.</exception>
    public static ImmutableArray<FeedItem> Of<T>(T state)
    {
        var items = (state as IHasFeed)?.Feed.Unwritten ?? [];
        foreach (var item in items)
        {
            Require(nameof(FeedItem.Topic), item.Topic, least: 1, MaxTopicLength);
            Require(nameof(FeedItem.Payload), item.Payload, least: 0, MaxPayloadLength);
        }

        return items;
    }

    private static void Require(string field, string? text, int least, int most)
    {
        if (text is null || text.Length < least || text.Length > most)
        {
            throw new InvalidOperationException(
                $"{nameof(FeedItem)}.{field} has {text?.Length ?? 0} characters; expected {least} to {most}.");
        }
    }
}
