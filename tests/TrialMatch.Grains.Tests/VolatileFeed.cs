using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Tests;

/// <summary>The feed of a <see cref="VolatileStore"/>: what successful writes brought, in order.</summary>
internal sealed class VolatileFeed : IFeed
{
    private readonly Lock _gate = new();
    private ImmutableList<FeedEntry> _entries = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ImmutableList<FeedEntry> Entries => _entries;

    public void Append(ImmutableArray<FeedItem> items)
    {
        lock (_gate)
        {
            foreach (var item in items)
            {
                _entries = _entries.Add(new FeedEntry(_entries.Count + 1, item.Topic, item.At, item.Payload));
            }

            _grown.SetResult();
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public Task<IReadOnlyList<FeedEntry>> ReadAsync(
        string topic, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FeedEntry>>(
            [.. Entries.Where(entry => entry.Topic == topic && entry.Sequence > after).Take(limit)]);

    public Task<long> LastSequenceAsync(string topic, CancellationToken cancellationToken) =>
        Task.FromResult(Entries.LastOrDefault(entry => entry.Topic == topic)?.Sequence ?? 0);

    public async Task WaitAsync(string topic, long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                grown = _grown.Task;
            }

            if (await LastSequenceAsync(topic, cancellationToken) > after)
            {
                return;
            }

            await grown.WaitAsync(cancellationToken);
        }
    }
}
