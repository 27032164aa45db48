using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>A grain's state that brings notices into the feed of a real store, as the study's does.</summary>
internal sealed class NoticeFeed(OpenStore store)
{
    private readonly GrainState<Told> _state = new(new Told());

    public Task TellAsync(DateTimeOffset at, params Notice[] notices) =>
        TellAsync([.. notices.Select(notice => notice.ToFeedItem(at))]);

    public Task TellAsync(params FeedItem[] items)
    {
        Array.ForEach(items, _state.State!.Feed.Add);
        return store.Grains.WriteStateAsync("told", GrainId.Create("study", "one"), _state);
    }

    internal sealed class Told : IHasFeed
    {
        [JsonIgnore]
        public FeedOutbox Feed { get; } = new();
    }
}
