using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Api.Tests.Streaming;

/// <summary>A grain's state that tells the feed, as the grains do it.</summary>
internal sealed class Teller(OpenStore store, string key)
{
    private readonly GrainState<Told> _state = new(new Told());

    public Task TellAsync(string topic, params IEnumerable<string> payloads)
    {
        foreach (var payload in payloads)
        {
            _state.State!.Feed.Add(new FeedItem(topic, DateTimeOffset.UnixEpoch, payload));
        }

        return store.Grains.WriteStateAsync("told", GrainId.Create("teller", key), _state);
    }

    internal sealed class Told : IHasFeed
    {
        [JsonIgnore]
        public FeedOutbox Feed { get; } = new();
    }
}
