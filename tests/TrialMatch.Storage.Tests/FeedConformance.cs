using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each feed must do, whichever provider writes it.</summary>
public abstract class FeedConformance : StorageConformance
{
    private const string Topic = "centres/cancer";
    private const string OtherTopic = "centres/brain";

    private static readonly GrainId Grain = GrainId.Create("note", "one");

    private static TimeSpan Patience => TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_a_write_brings_stands_in_the_feed_in_order_with_every_character()
    {
        var at = new DateTimeOffset(2027, 5, 17, 13, 45, 59, TimeSpan.FromHours(2)).AddMicroseconds(7);
        FeedItem[] items =
        [
            new(Topic, at, "{\"text\":\"Hjertesvikt – «første» 心\"}"),
            new(Topic, at.AddDays(-1), ""),
            new(Topic, at, new string('x', 65_536)),
        ];

        var state = await WriteAsync(Grain, FedNote.Of(items));

        var entries = await ReadAllAsync(Topic);
        Assert.Equal(items, entries.Select(entry => new FeedItem(entry.Topic, entry.At, entry.Payload)));
        Assert.Equal(entries.Select(entry => entry.Sequence).Order().Distinct(), entries.Select(entry => entry.Sequence));
        Assert.Empty(state.State!.Feed.Unwritten);
    }

    [Fact]
    public async Task A_state_written_again_tells_nothing_twice()
    {
        var state = await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "once")));

        state.State!.Number = 2;
        await Grains.WriteStateAsync("state", Grain, state);

        Assert.Equal("once", Assert.Single(await ReadAllAsync(Topic)).Payload);
    }

    [Fact]
    public async Task What_is_added_during_a_write_goes_with_the_next()
    {
        var state = new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "first")));
        var write = Grains.WriteStateAsync("state", Grain, state);
        state.State!.Feed.Add(FedNote.Item(Topic, "second"));
        await write;
        Assert.Equal(["first"], await PayloadsAsync(Topic));

        await Grains.WriteStateAsync("state", Grain, state);

        Assert.Equal(["first", "second"], await PayloadsAsync(Topic));
    }

    [Fact]
    public async Task A_write_refused_for_its_etag_tells_nothing_and_the_next_that_succeeds_tells_it_once()
    {
        var stale = await WriteAsync(Grain, new FedNote());
        await WriteAsync(Grain, new FedNote());
        stale.State!.Feed.Add(FedNote.Item(Topic, "kept"));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.WriteStateAsync("state", Grain, stale));
        Assert.Empty(await ReadAllAsync(Topic));

        stale.ETag = (await ReadAsync<FedNote>(Grain)).ETag;
        await Grains.WriteStateAsync("state", Grain, stale);
        Assert.Equal(["kept"], await PayloadsAsync(Topic));
    }

    [Fact]
    public async Task A_write_refused_for_its_registry_row_tells_nothing()
    {
        await WriteAsync(Grain, new FedStudy());
        var intruder = new FedStudy();
        intruder.Feed.Add(FedNote.Item(Topic, "never"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(GrainId.Create("note", "two"), intruder));

        Assert.Empty(await ReadAllAsync(Topic));
        Assert.Single(intruder.Feed.Unwritten);
    }

    [Fact]
    public async Task A_cleared_state_tells_nothing_and_leaves_what_it_told()
    {
        var state = await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "told")));
        state.State!.Feed.Add(FedNote.Item(Topic, "never"));

        await Grains.ClearStateAsync("state", Grain, state);

        Assert.Equal(["told"], await PayloadsAsync(Topic));
    }

    [Fact]
    public async Task Topics_are_read_apart()
    {
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "a"), FedNote.Item(OtherTopic, "b"), FedNote.Item(Topic, "c")));

        Assert.Equal(["a", "c"], await PayloadsAsync(Topic));
        Assert.Equal(["b"], await PayloadsAsync(OtherTopic));
        Assert.Empty(await ReadAllAsync("centres/canc"));
        Assert.Empty(await ReadAllAsync("CENTRES/CANCER"));
    }

    [Fact]
    public async Task The_last_sequence_is_that_of_the_topics_last_entry_and_0_without_any()
    {
        Assert.Equal(0, await Feed.LastSequenceAsync(Topic, Cancelled));
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "a"), FedNote.Item(Topic, "b"), FedNote.Item(OtherTopic, "c")));

        var entries = await ReadAllAsync(Topic);
        Assert.Equal(entries[^1].Sequence, await Feed.LastSequenceAsync(Topic, Cancelled));
        Assert.True(await Feed.LastSequenceAsync(OtherTopic, Cancelled) > entries[^1].Sequence);
    }

    [Fact]
    public async Task Reading_on_from_any_place_in_pages_of_any_size_gives_the_rest()
    {
        await WriteAsync(Grain, FedNote.Of(Enumerable.Range(1, 20).Select(n => FedNote.Item(n % 3 == 0 ? OtherTopic : Topic, $"{n}"))));
        var all = await ReadAllAsync(Topic);

        for (var seen = 0; seen <= all.Count; seen++)
        {
            var after = seen == 0 ? 0 : all[seen - 1].Sequence;
            for (var limit = 1; limit <= all.Count + 1; limit++)
            {
                Assert.Equal(all.Skip(seen).Take(limit), await Feed.ReadAsync(Topic, after, limit, Cancelled));
            }
        }
    }

    [Fact]
    public async Task A_topic_that_is_told_of_seldom_is_read_on_from_any_place()
    {
        int[] told = [1, 2, 1_500, 2_047, 2_048, 5_000];
        await WriteAsync(Grain, FedNote.Of(Enumerable.Range(1, 6_000).Select(n => FedNote.Item(told.Contains(n) ? Topic : OtherTopic, $"{n}"))));

        var all = await Feed.ReadAsync(Topic, 0, 10, Cancelled);
        Assert.Equal(told.Select(n => $"{n}"), all.Select(entry => entry.Payload));
        for (var seen = 0; seen < all.Count; seen++)
        {
            Assert.Equal(all.Skip(seen + 1), await Feed.ReadAsync(Topic, all[seen].Sequence, 10, Cancelled));
            Assert.Equal(all.Skip(seen), await Feed.ReadAsync(Topic, all[seen].Sequence - 1, 10, Cancelled));
            Assert.Equal(all[seen], Assert.Single(await Feed.ReadAsync(Topic, all[seen].Sequence - 1, 1, Cancelled)));
        }

        Assert.Equal(all[^1].Sequence, await Feed.LastSequenceAsync(Topic, Cancelled));
    }

    [Fact]
    public async Task A_reader_that_follows_while_many_write_sees_each_entry_once_and_in_order()
    {
        const int grains = 12;
        const int writes = 15;
        var random = Seed.Random();
        var sizes = Enumerable.Range(0, grains * writes).Select(_ => random.Next(0, 4)).ToArray();
        var expected = sizes.Sum();
        var reader = Task.Run(() => FollowAsync(Topic, expected), Cancelled);

        await Task.WhenAll(Enumerable.Range(0, grains).Select(grain => Task.Run(
            async () =>
            {
                var state = new GrainState<FedNote>(new FedNote());
                var next = 0;
                for (var write = 0; write < writes; write++)
                {
                    for (var i = 0; i < sizes[(grain * writes) + write]; i++)
                    {
                        state.State!.Feed.Add(FedNote.Item(Topic, $"{grain}:{next++}"));
                    }

                    state.State!.Feed.Add(FedNote.Item(OtherTopic, "other"));
                    await Grains.WriteStateAsync("state", GrainId.Create("note", $"{grain}"), state);
                }
            },
            Cancelled)));

        var seen = await reader.WaitAsync(Patience, Cancelled);
        Assert.Equal(expected, seen.Count);
        Assert.Equal(seen.Select(entry => entry.Sequence).Order().Distinct(), seen.Select(entry => entry.Sequence));
        foreach (var ofGrain in seen.Select(entry => entry.Payload.Split(':')).GroupBy(parts => parts[0], parts => parts[1]))
        {
            Assert.Equal(Enumerable.Range(0, ofGrain.Count()).Select(n => $"{n}"), ofGrain);
        }
    }

    [Fact]
    public async Task After_reopening_everything_told_is_there_and_sequences_go_on()
    {
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "before")));
        var before = await ReadAllAsync(Topic);

        await ReopenAsync();

        Assert.Equal(before, await ReadAllAsync(Topic));
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "after")));
        Assert.Equal(["after"], (await Feed.ReadAsync(Topic, before[^1].Sequence, 10, Cancelled)).Select(entry => entry.Payload));
    }

    [Fact]
    public async Task A_wait_ends_at_once_where_there_is_more_already()
    {
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "there")));

        await Feed.WaitAsync(Topic, after: 0, Cancelled).WaitAsync(Patience, Cancelled);
    }

    [Fact]
    public async Task A_wait_ends_with_the_next_entry_of_its_topic_and_not_with_another()
    {
        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "seen")));
        var last = await Feed.LastSequenceAsync(Topic, Cancelled);
        var wait = Feed.WaitAsync(Topic, last, Cancelled);

        await WriteAsync(Grain, FedNote.Of(FedNote.Item(OtherTopic, "other")));
        Assert.False(wait.IsCompleted);

        await WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, "next")));
        await wait.WaitAsync(Patience, Cancelled);
        Assert.Equal("next", Assert.Single(await Feed.ReadAsync(Topic, last, 10, Cancelled)).Payload);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        using var giveUp = new CancellationTokenSource();
        var wait = Feed.WaitAsync(Topic, after: 0, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(Patience, Cancelled));
    }

    [Theory]
    [InlineData("", "x", "Topic")]
    [InlineData(null, "x", "Topic")]
    [InlineData(Topic, null, "Payload")]
    public async Task An_item_without_a_topic_or_a_payload_is_refused_by_name(string? topic, string? payload, string field)
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(Grain, FedNote.Of(new FeedItem(topic!, FedNote.At, payload!))));

        Assert.Contains(field, e.Message, StringComparison.Ordinal);
        Assert.False((await ReadAsync<FedNote>(Grain)).RecordExists);
    }

    [Fact]
    public async Task An_item_over_its_limits_is_refused_by_name()
    {
        var topic = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(Grain, FedNote.Of(FedNote.Item(new string('t', 201), "x"))));
        var payload = await Assert.ThrowsAsync<InvalidOperationException>(
            () => WriteAsync(Grain, FedNote.Of(FedNote.Item(Topic, new string('x', 65_537)))));

        Assert.Contains("Topic has 201", topic.Message, StringComparison.Ordinal);
        Assert.Contains("Payload has 65537", payload.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_001)]
    public async Task A_limit_out_of_range_is_refused_by_name(int limit)
    {
        var e = await Assert.ThrowsAsync<ArgumentException>(() => Feed.ReadAsync(Topic, 0, limit, Cancelled));

        Assert.Contains("limit", e.Message, StringComparison.Ordinal);
    }

    // As a reader does it: read, remember the last sequence, wait for more.
    private async Task<List<FeedEntry>> FollowAsync(string topic, int count)
    {
        var seen = new List<FeedEntry>();
        while (seen.Count < count)
        {
            var last = seen.Count == 0 ? 0 : seen[^1].Sequence;
            await Feed.WaitAsync(topic, last, Cancelled);
            seen.AddRange(await Feed.ReadAsync(topic, last, 7, Cancelled));
        }

        return seen;
    }

    private Task<IReadOnlyList<FeedEntry>> ReadAllAsync(string topic) => Feed.ReadAsync(topic, 0, 1_000, Cancelled);

    private async Task<IEnumerable<string>> PayloadsAsync(string topic) =>
        (await ReadAllAsync(topic)).Select(entry => entry.Payload);
}
