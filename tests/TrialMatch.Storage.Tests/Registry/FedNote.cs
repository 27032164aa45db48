using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Tests.Registry;

/// <summary>State of a grain that tells the feed.</summary>
public sealed class FedNote : IHasFeed
{
    public static readonly DateTimeOffset At = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public int Number { get; set; }

    [JsonIgnore]
    public FeedOutbox Feed { get; } = new();

    public static FedNote Of(params IEnumerable<FeedItem> items)
    {
        var note = new FedNote();
        foreach (var item in items)
        {
            note.Feed.Add(item);
        }

        return note;
    }

    public static FeedItem Item(string topic, string payload) => new(topic, At, payload);
}
