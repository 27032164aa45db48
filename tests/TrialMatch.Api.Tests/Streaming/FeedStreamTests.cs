using TrialMatch.Api.Streaming;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Api.Tests.Streaming;

public sealed class FeedStreamTests : IAsyncLifetime
{
    private const string Topic = "centres/cancer";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly HostLifetime _host = new();
    private readonly CancellationTokenSource _call = new();
    private OpenStore _store = null!;

    private FeedStream Stream => new(_store.Feed, _host);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = OpenStore.Open(_folder.Path);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _host.Dispose();
        _call.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_there_comes_first_then_what_is_told_later()
    {
        var teller = new Teller(_store, "one");
        await teller.TellAsync(Topic, "a", "b");
        await using var stream = Follow(after: 0);

        Assert.Equal("a", await NextAsync(stream));
        Assert.Equal("b", await NextAsync(stream));
        var next = NextAsync(stream);
        await teller.TellAsync("centres/brain", "of another topic");
        Assert.False(next.IsCompleted);
        await teller.TellAsync(Topic, "c");
        Assert.Equal("c", await next);
    }

    [Fact]
    public async Task More_than_a_page_comes_whole()
    {
        var all = Enumerable.Range(0, (FeedStream.EntriesPerPage * 2) + 1).Select(n => $"{n}").ToList();
        await new Teller(_store, "one").TellAsync(Topic, all);

        Assert.Equal(all, await TakeAsync(after: 0, all.Count));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_it_waits_ends_the_stream_without_an_exception()
    {
        await using var stream = Follow(after: 0);
        var next = stream.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await _call.CancelAsync();

        Assert.False(await next.WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_stream_between_entries_and_while_it_waits()
    {
        await new Teller(_store, "one").TellAsync(Topic, "a", "b");
        await using var reading = Follow(after: 0);
        Assert.Equal("a", await NextAsync(reading));
        await using var waiting = Follow(await _store.Feed.LastSequenceAsync(Topic, Cancelled));
        var next = waiting.MoveNextAsync().AsTask();

        _host.StopApplication();

        Assert.False(await reading.MoveNextAsync());
        Assert.False(await next.WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task A_stream_asked_for_while_the_host_stops_ends_at_once()
    {
        _host.StopApplication();
        await using var stream = Follow(after: 0);

        Assert.False(await stream.MoveNextAsync());
    }

    [Fact]
    public async Task A_store_that_closes_under_a_host_that_runs_is_a_failure()
    {
        await using var stream = Follow(after: 0);
        var next = stream.MoveNextAsync().AsTask();

        await _store.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => next.WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task A_sequence_that_the_topic_does_not_have_is_refused()
    {
        var teller = new Teller(_store, "one");
        await teller.TellAsync(Topic, "a");
        var last = await _store.Feed.LastSequenceAsync(Topic, Cancelled);

        foreach (var wrong in (long[])[-1, last + 1, long.MaxValue])
        {
            await using var stream = Follow(wrong);
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => stream.MoveNextAsync().AsTask());
        }
    }

    [Fact]
    public async Task A_reader_that_is_cut_off_again_and_again_sees_each_entry_once_and_in_order()
    {
        const int tellers = 6;
        const int writes = 40;
        var random = Seed.Random();
        var telling = Task.WhenAll(Enumerable.Range(0, tellers).Select(t => Task.Run(
            async () =>
            {
                var teller = new Teller(_store, $"{t}");
                for (var write = 0; write < writes; write++)
                {
                    await teller.TellAsync(Topic, $"{t}:{write}a", $"{t}:{write}b");
                }
            },
            Cancelled)));
        var seen = new List<FeedEntry>();
        while (seen.Count < tellers * writes * 2)
        {
            var after = seen.Count == 0 ? 0 : seen[^1].Sequence;
            var take = Math.Min(random.Next(1, 60), (tellers * writes * 2) - seen.Count);
            using var call = new CancellationTokenSource();
            await foreach (var entry in Stream.FollowAsync(Topic, after, call.Token).WithCancellation(Cancelled))
            {
                seen.Add(entry);
                if (--take == 0)
                {
                    await call.CancelAsync();
                }
            }
        }

        await telling.WaitAsync(Patience, Cancelled);
        Assert.Equal(seen.Select(entry => entry.Sequence).Distinct().Order(), seen.Select(entry => entry.Sequence));
        foreach (var told in seen.Select(entry => entry.Payload.Split(':')).GroupBy(parts => parts[0], parts => parts[1]))
        {
            Assert.Equal(Enumerable.Range(0, writes).SelectMany(write => new[] { $"{write}a", $"{write}b" }), told);
        }
    }

    private IAsyncEnumerator<FeedEntry> Follow(long after) =>
        Stream.FollowAsync(Topic, after, _call.Token).GetAsyncEnumerator(Cancelled);

    private static async Task<string> NextAsync(IAsyncEnumerator<FeedEntry> stream)
    {
        Assert.True(await stream.MoveNextAsync().AsTask().WaitAsync(Patience, Cancelled));
        return stream.Current.Payload;
    }

    private async Task<List<string>> TakeAsync(long after, int count)
    {
        var taken = new List<string>();
        await using var stream = Follow(after);
        while (taken.Count < count)
        {
            taken.Add(await NextAsync(stream));
        }

        return taken;
    }
}
