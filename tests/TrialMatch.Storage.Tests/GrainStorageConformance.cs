using Orleans.Storage;

namespace TrialMatch.Storage.Tests;

/// <summary>What each provider of grain storage must do.</summary>
public abstract class GrainStorageConformance : StorageConformance
{
    private static readonly GrainId Grain = GrainId.Create("note", "one");

    [Fact]
    public async Task A_state_never_written_reads_as_new()
    {
        var state = await ReadAsync<Note>(Grain);

        Assert.Equal(new Note(), state.State);
        Assert.Null(state.ETag);
        Assert.False(state.RecordExists);
    }

    [Fact]
    public async Task What_was_written_is_read_back()
    {
        var written = await WriteAsync(Grain, new Note { Text = "first", Number = 1 });

        var read = await ReadAsync<Note>(Grain);

        Assert.Equal(new Note { Text = "first", Number = 1 }, read.State);
        Assert.Equal(written.ETag, read.ETag);
        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
    }

    [Fact]
    public async Task Each_write_moves_the_etag()
    {
        var state = new GrainState<Note>(new Note());
        var etags = new List<string?> { state.ETag };
        for (var i = 0; i < 5; i++)
        {
            await Grains.WriteStateAsync("state", Grain, state);
            etags.Add(state.ETag);
        }

        Assert.Equal(etags.Count, etags.Distinct().Count());
    }

    [Fact]
    public async Task A_write_with_a_stale_etag_is_refused_and_changes_nothing()
    {
        var stale = await WriteAsync(Grain, new Note { Number = 1 });
        var current = await WriteAsync(Grain, new Note { Number = 2 });

        stale.State = new Note { Number = 3 };
        var staleETag = stale.ETag;
        var e = await Assert.ThrowsAsync<InconsistentStateException>(
            () => Grains.WriteStateAsync("state", Grain, stale));

        var read = await ReadAsync<Note>(Grain);
        Assert.Equal(2, read.State!.Number);
        Assert.Equal(current.ETag, read.ETag);
        Assert.Equal(staleETag, stale.ETag);
        Assert.Equal(current.ETag, e.StoredEtag);
        Assert.Equal(staleETag, e.CurrentEtag);
    }

    [Fact]
    public async Task A_first_write_over_a_state_that_exists_is_refused()
    {
        await WriteAsync(Grain, new Note { Number = 1 });

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Grains.WriteStateAsync("state", Grain, new GrainState<Note>(new Note { Number = 2 })));

        Assert.Equal(1, (await ReadAsync<Note>(Grain)).State!.Number);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("not an etag")]
    public async Task A_write_with_an_etag_that_was_never_issued_is_refused(string etag)
    {
        var state = new GrainState<Note>(new Note(), etag) { RecordExists = true };

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.WriteStateAsync("state", Grain, state));

        Assert.False((await ReadAsync<Note>(Grain)).RecordExists);
    }

    [Fact]
    public async Task A_cleared_state_reads_as_new_and_can_be_written_again()
    {
        var state = await WriteAsync(Grain, new Note { Number = 1 });

        await Grains.ClearStateAsync("state", Grain, state);
        Assert.Equal(new Note(), state.State);
        Assert.False(state.RecordExists);

        var read = await ReadAsync<Note>(Grain);
        Assert.Equal(new Note(), read.State);
        Assert.False(read.RecordExists);

        read.State = new Note { Number = 2 };
        await Grains.WriteStateAsync("state", Grain, read);
        Assert.Equal(2, (await ReadAsync<Note>(Grain)).State!.Number);
    }

    [Fact]
    public async Task The_activation_that_cleared_a_state_can_write_it_again()
    {
        var state = await WriteAsync(Grain, new Note { Number = 1 });

        await Grains.ClearStateAsync("state", Grain, state);
        state.State = new Note { Number = 2 };
        await Grains.WriteStateAsync("state", Grain, state);

        Assert.True(state.RecordExists);
        Assert.Equal(2, (await ReadAsync<Note>(Grain)).State!.Number);
    }

    [Fact]
    public async Task An_etag_from_before_a_clear_never_fits_again()
    {
        var before = await WriteAsync(Grain, new Note { Number = 1 });
        var state = await ReadAsync<Note>(Grain);
        await Grains.ClearStateAsync("state", Grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.WriteStateAsync("state", Grain, before));
        await Grains.WriteStateAsync("state", Grain, state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.WriteStateAsync("state", Grain, before));
    }

    [Fact]
    public async Task A_clear_with_a_stale_etag_is_refused_and_changes_nothing()
    {
        var stale = await WriteAsync(Grain, new Note { Number = 1 });
        await WriteAsync(Grain, new Note { Number = 2 });

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grains.ClearStateAsync("state", Grain, stale));

        Assert.Equal(2, (await ReadAsync<Note>(Grain)).State!.Number);
    }

    [Fact]
    public async Task Clearing_what_was_never_written_leaves_nothing_behind()
    {
        var state = await ReadAsync<Note>(Grain);

        await Grains.ClearStateAsync("state", Grain, state);

        Assert.False(state.RecordExists);
        await Grains.WriteStateAsync("state", Grain, state);
        Assert.True((await ReadAsync<Note>(Grain)).RecordExists);
    }

    [Fact]
    public async Task A_state_of_five_megabytes_is_read_back_whole()
    {
        var text = string.Create(5_000_000, 0, (span, _) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('a' + (i % 23));
            }
        });

        await WriteAsync(Grain, new Note { Text = text });

        Assert.Equal(text, (await ReadAsync<Note>(Grain)).State!.Text);
    }

    [Theory]
    [InlineData("Tromsø")]
    [InlineData("Åse 'O''Hara\"; DROP TABLE grain_state; --")]
    [InlineData("心臓 ❤️ 🇳🇴")]
    [InlineData("a/b\\c%_*?")]
    [InlineData("line\nbreak\ttab")]
    public async Task Keys_and_texts_keep_every_character(string text)
    {
        var grain = GrainId.Create("note", text);

        await WriteAsync(grain, new Note { Text = text }, stateName: text);

        Assert.Equal(text, (await ReadAsync<Note>(grain, stateName: text)).State!.Text);
    }

    [Fact]
    public async Task Keys_that_look_alike_are_different_grains()
    {
        // One letter composed and decomposed, two cases, a trailing space.
        string[] keys = ["\u00e5", "a\u030a", "\u00c5", "\u00e5 "];
        foreach (var key in keys)
        {
            await WriteAsync(GrainId.Create("note", key), new Note { Text = key });
        }

        foreach (var key in keys)
        {
            Assert.Equal(key, (await ReadAsync<Note>(GrainId.Create("note", key))).State!.Text);
        }
    }

    [Fact]
    public async Task States_of_one_grain_and_grains_of_other_types_stay_apart()
    {
        var otherType = GrainId.Create("letter", "one");
        await WriteAsync(Grain, new Note { Number = 1 }, "first");
        await WriteAsync(Grain, new Note { Number = 2 }, "second");
        await WriteAsync(otherType, new Note { Number = 3 }, "first");

        Assert.Equal(1, (await ReadAsync<Note>(Grain, "first")).State!.Number);
        Assert.Equal(2, (await ReadAsync<Note>(Grain, "second")).State!.Number);
        Assert.Equal(3, (await ReadAsync<Note>(otherType, "first")).State!.Number);
    }

    [Fact]
    public async Task Many_grains_write_at_once_and_each_finds_its_own()
    {
        const int grains = 200;
        const int writes = 5;
        await Task.WhenAll(Enumerable.Range(0, grains).Select(i => Task.Run(async () =>
        {
            var state = new GrainState<Note>(new Note());
            for (var n = 1; n <= writes; n++)
            {
                state.State = new Note { Text = $"grain {i}", Number = n };
                await Grains.WriteStateAsync("state", GrainId.Create("note", $"{i}"), state);
            }
        })));

        for (var i = 0; i < grains; i++)
        {
            var state = await ReadAsync<Note>(GrainId.Create("note", $"{i}"));
            Assert.Equal(new Note { Text = $"grain {i}", Number = writes }, state.State);
        }
    }

    [Fact]
    public async Task Of_writers_racing_for_one_grain_exactly_one_wins()
    {
        const int writers = 16;
        for (var round = 1; round <= 5; round++)
        {
            var seen = await ReadAsync<Note>(Grain);
            var wins = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
            {
                var state = new GrainState<Note>(new Note { Number = writer }, seen.ETag);
                try
                {
                    await Grains.WriteStateAsync("state", Grain, state);
                    return (Writer: writer, ETag: state.ETag);
                }
                catch (InconsistentStateException)
                {
                    return (Writer: -1, ETag: (string?)null);
                }
            })));

            var (winner, etag) = Assert.Single(wins, w => w.Writer >= 0);
            var stored = await ReadAsync<Note>(Grain);
            Assert.Equal(winner, stored.State!.Number);
            Assert.Equal(etag, stored.ETag);
        }
    }

    [Fact]
    public async Task After_reopening_everything_is_there()
    {
        var written = await WriteAsync(Grain, new Note { Text = "kept", Number = 7 });
        var cleared = await WriteAsync(GrainId.Create("note", "two"), new Note());
        await Grains.ClearStateAsync("state", GrainId.Create("note", "two"), cleared);

        await ReopenAsync();

        var read = await ReadAsync<Note>(Grain);
        Assert.Equal(written.State, read.State);
        Assert.Equal(written.ETag, read.ETag);
        var readCleared = await ReadAsync<Note>(GrainId.Create("note", "two"));
        Assert.False(readCleared.RecordExists);
        Assert.Equal(cleared.ETag, readCleared.ETag);
    }

    [Fact]
    public async Task Any_run_of_writes_and_clears_does_what_a_model_says()
    {
        var random = Seed.Random();
        var versions = new List<(string? ETag, int? Number)> { (null, null) };
        for (var step = 1; step <= 300; step++)
        {
            // Half of the time the last version, else any earlier one.
            var seen = versions[random.Next(2) == 0 ? versions.Count - 1 : random.Next(versions.Count)];
            var state = new GrainState<Note>(new Note { Number = step }, seen.ETag) { RecordExists = seen.Number is not null };
            var isClear = random.Next(4) == 0;
            var attempt = isClear
                ? Grains.ClearStateAsync("state", Grain, state)
                : Grains.WriteStateAsync("state", Grain, state);
            if (seen.ETag != versions[^1].ETag)
            {
                await Assert.ThrowsAsync<InconsistentStateException>(() => attempt);
            }
            else
            {
                await attempt;
                versions.Add((state.ETag, isClear ? null : step));
            }

            var stored = await ReadAsync<Note>(Grain);
            Assert.Equal(versions[^1].ETag, stored.ETag);
            Assert.Equal(versions[^1].Number is not null, stored.RecordExists);
            Assert.Equal(versions[^1].Number ?? 0, stored.State!.Number);
        }
    }
}
