using System.Collections.Immutable;
using Orleans.Storage;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each provider of grain storage must do with state to which things are only added.</summary>
public abstract class GrowingStateConformance : StorageConformance
{
    private static readonly GrainId Grain = GrainId.Create("diary", "one");

    [Fact]
    public async Task What_was_added_is_read_back_in_order_with_what_was_there()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first", "second");
        await AddAsync(state, "third");
        await AddAsync(await ReadAsync<Diary>(Grain), "fourth");

        await ReopenAsync();

        Assert.Equal(["first", "second", "third", "fourth"], (await ReadAsync<Diary>(Grain)).State!.Lines);
    }

    [Fact]
    public async Task Each_addition_moves_the_etag_and_a_stale_one_is_refused()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first");
        var stale = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "second");

        var e = await Assert.ThrowsAsync<InconsistentStateException>(() => AddAsync(stale, "other"));

        Assert.Equal(state.ETag, e.StoredEtag);
        Assert.NotEqual(stale.ETag, state.ETag);
        var read = await ReadAsync<Diary>(Grain);
        Assert.Equal(state.ETag, read.ETag);
        Assert.Equal(["first", "second"], read.State!.Lines);
    }

    [Fact]
    public async Task A_refused_addition_goes_with_the_next_write_that_succeeds()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first");
        var etag = state.ETag;
        state.ETag = "7";
        await Assert.ThrowsAsync<InconsistentStateException>(() => AddAsync(state, "second"));

        state.ETag = etag;
        await AddAsync(state, "third");

        Assert.Equal(["first", "second", "third"], (await ReadAsync<Diary>(Grain)).State!.Lines);
    }

    [Fact]
    public async Task A_state_put_in_the_place_of_another_takes_its_additions_along()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first");
        await AddAsync(state, "second");

        state.State = new Diary { Lines = ["new"] };
        await Grains.WriteStateAsync("state", Grain, state);
        Assert.Equal(["new"], (await ReadAsync<Diary>(Grain)).State!.Lines);

        await AddAsync(state, "newer");
        Assert.Equal(["new", "newer"], (await ReadAsync<Diary>(Grain)).State!.Lines);
    }

    [Fact]
    public async Task A_cleared_state_has_lost_its_additions_and_can_grow_anew()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first");
        await AddAsync(state, "second");

        await Grains.ClearStateAsync("state", Grain, state);

        var read = await ReadAsync<Diary>(Grain);
        Assert.False(read.RecordExists);
        Assert.Empty(read.State!.Lines);
        await AddAsync(read, "third");
        Assert.Equal(["third"], (await ReadAsync<Diary>(Grain)).State!.Lines);
    }

    [Fact]
    public async Task An_addition_brings_its_registry_row_along()
    {
        var state = await ReadAsync<Diary>(Grain);
        await AddAsync(state, "first");
        await AddAsync(state, "second");

        var study = Assert.Single((await Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies);
        Assert.Equal("second", study.Title);
    }

    [Fact]
    public async Task Any_run_of_additions_replacements_clears_and_reads_does_what_a_model_says()
    {
        var random = Seed.Random();
        var expected = ImmutableArray<string>.Empty;
        var state = await ReadAsync<Diary>(Grain);
        for (var step = 1; step <= 200; step++)
        {
            switch (random.Next(10))
            {
                case 0:
                    await Grains.ClearStateAsync("state", Grain, state);
                    expected = [];
                    break;
                case 1:
                    state.State = new Diary { Lines = [$"{step}"] };
                    await Grains.WriteStateAsync("state", Grain, state);
                    expected = [$"{step}"];
                    break;
                case 2:
                    state = await ReadAsync<Diary>(Grain);
                    break;
                default:
                    await AddAsync(state, $"{step}");
                    expected = expected.Add($"{step}");
                    break;
            }

            var stored = await ReadAsync<Diary>(Grain);
            Assert.Equal(expected, stored.State!.Lines);
            Assert.Equal(state.ETag, stored.ETag);
        }
    }

    private Task AddAsync(GrainState<Diary> state, params string[] lines)
    {
        state.State = state.State!.With(lines);
        return Grains.WriteStateAsync("state", Grain, state);
    }
}
