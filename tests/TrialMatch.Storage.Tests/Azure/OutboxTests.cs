using System.Globalization;
using Npgsql;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Storage.Tests.Postgres;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>What becomes of list and feed where a write is broken off between its blob and the database.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private const string Topic = "notices";

    private static readonly GrainId Grain = GrainId.Create("study", "one");

    private readonly AzureUnderTest _account = new();
    private OpenAzure _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _account.OpenStoreAsync();

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        await _account.DeleteAsync();
    }

    [Fact]
    public async Task A_write_that_ended_before_its_blob_was_sent_leaves_nothing_and_the_next_one_goes_on()
    {
        var study = await WriteAsync(_store, new FedStudy(), "first");
        _store.Blobs.LoseNextWrite();

        var lost = await Assert.ThrowsAsync<StorageUnavailableException>(() => ChangeAsync(_store, study, "lost"));
        Assert.Contains("not known to be written", lost.Message, StringComparison.Ordinal);
        Assert.Equal(["first"], await ToldAsync(_store));
        await ChangeAsync(_store, await ReadAsync(_store), "second");

        Assert.Equal(["first", "second"], await ToldAsync(_store));
        Assert.Equal("second", await ListedAsync(_store));
        Assert.Equal(0, await UnfinishedAsync());
    }

    [Fact]
    public async Task A_write_that_was_done_though_its_reply_was_lost_is_found_with_list_and_feed_when_read_again()
    {
        var study = await WriteAsync(_store, new FedStudy(), "first");
        _store.Blobs.LoseNextReply();

        await Assert.ThrowsAsync<StorageUnavailableException>(() => ChangeAsync(_store, study, "second"));
        Assert.Equal("first", await ListedAsync(_store));
        var again = await ReadAsync(_store);

        Assert.Equal("second", again.State!.Study.Title);
        Assert.Equal("second", await ListedAsync(_store));
        Assert.Equal(["first", "second"], await ToldAsync(_store));
        Assert.Equal(0, await UnfinishedAsync());
        await Assert.ThrowsAsync<InconsistentStateException>(() => ChangeAsync(_store, study, "stale"));
        await ChangeAsync(_store, again, "third");
        Assert.Equal(["first", "second", "third"], await ToldAsync(_store));
    }

    [Fact]
    public async Task What_a_process_left_behind_that_ended_after_the_blob_is_relayed_by_the_sweep_of_another_and_wakes_its_readers()
    {
        _store.Blobs.LoseNextReply();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(_store, new FedStudy(), "first"));
        await _store.DisposeAsync();

        _store = await _account.OpenStoreAsync();
        var waiter = _store.Feed.WaitAsync(Topic, after: 0, Cancelled);
        await _store.Store.SweepAsync(TimeSpan.Zero);

        await waiter.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        Assert.Equal(["first"], await ToldAsync(_store));
        Assert.Equal("first", await ListedAsync(_store));
        Assert.Equal(0, await UnfinishedAsync());
    }

    [Fact]
    public async Task What_the_database_had_already_is_not_relayed_again()
    {
        await WriteAsync(_store, new FedStudy(), "first");
        await PostgresServer.ExecuteAsync(
            _account.Database,
            "INSERT INTO trialmatch.unfinished_write (grain_type, grain_key, state_name, identity_keys) VALUES ('study', 'one', 'state', '{}')");

        await _store.Store.SweepAsync(TimeSpan.Zero);

        Assert.Equal(["first"], await ToldAsync(_store));
        Assert.Equal(0, await UnfinishedAsync());
        await ChangeAsync(_store, await ReadAsync(_store), "second");
        Assert.Equal(["first", "second"], await ToldAsync(_store));
    }

    [Fact]
    public async Task A_write_whose_transaction_ended_after_the_blob_is_not_acknowledged_and_relayed_once()
    {
        var study = await WriteAsync(_store, new FedStudy(), "first");
        _store.Blobs.AfterWrite = EndAllConnectionsAsync;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => ChangeAsync(_store, study, "second"));
        _store.Blobs.Mend();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(_store)).Append(_store.Store.SweepAsync(TimeSpan.Zero)));

        Assert.Equal(["first", "second"], await ToldAsync(_store));
    }

    [Fact]
    public async Task A_write_whose_commit_was_done_though_its_reply_was_lost_is_found_and_told_once()
    {
        await using var proxy = new LossyProxy(new NpgsqlConnectionStringBuilder(_account.Database).Host!);
        await using var store = await _account.OpenStoreAsync(database => database.ConnectionString = Through(proxy));
        await store.Listening;
        var study = await WriteAsync(store, new FedStudy(), "first");

        // The look, the mark and the rows pass; the commit does not.
        proxy.LoseReplyAfter(passed: 3);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ChangeAsync(store, study, "second"));

        Assert.Equal("second", await ListedAsync(_store));
        Assert.Equal(["first", "second"], await ToldAsync(_store));
        Assert.Equal(0, await UnfinishedAsync());
        await ChangeAsync(store, await ReadAsync(store), "third");
        Assert.Equal(["first", "second", "third"], await ToldAsync(_store));
    }

    [Fact]
    public async Task A_read_whose_caller_no_longer_waits_is_no_trouble_of_the_account()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _store.Grains.ReadStateAsync("state", Grain, new GrainState<FedStudy>(), gone.Token));

        Assert.Null(_store.Health.Trouble);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_slept_until_it_was_given_up_is_shut_out_and_made_anew(bool isNew)
    {
        var study = isNew ? new GrainState<FedStudy>(new FedStudy()) : await WriteAsync(_store, new FedStudy(), "first");
        await using var other = await _account.OpenStoreAsync();
        _store.Blobs.BeforeWrite = async () =>
        {
            _store.Blobs.Mend();
            await other.Store.SweepAsync(TimeSpan.Zero);
            Assert.Equal(0, await UnfinishedAsync());
        };

        await ChangeAsync(_store, study, "second");

        Assert.Equal(isNew ? ["second"] : ["first", "second"], await ToldAsync(other));
        Assert.Equal("second", await ListedAsync(other));
        Assert.Equal(study.ETag, (await ReadAsync(other)).ETag);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_that_slept_until_it_and_its_transaction_were_given_up_writes_nothing(bool isNew)
    {
        var study = isNew ? new GrainState<FedStudy>(new FedStudy()) : await WriteAsync(_store, new FedStudy(), "first");
        await using var other = await _account.OpenStoreAsync();
        _store.Blobs.BeforeWrite = async () =>
        {
            _store.Blobs.Mend();
            await EndAllConnectionsAsync();
            await other.Store.SweepAsync(TimeSpan.Zero);
        };

        await Assert.ThrowsAsync<StorageUnavailableException>(() => ChangeAsync(_store, study, "lost"));

        var again = await ReadAsync(other);
        Assert.Equal(isNew ? null : "first", again.RecordExists ? again.State!.Study.Title : null);
        await ChangeAsync(other, again, "second");
        Assert.Equal(isNew ? ["second"] : ["first", "second"], await ToldAsync(other));
    }

    [Fact]
    public async Task A_state_that_was_given_up_before_its_first_write_reads_as_new()
    {
        _store.Blobs.LoseNextWrite();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteAsync(_store, new FedStudy(), "lost"));
        await _store.Store.SweepAsync(TimeSpan.Zero);

        var study = await ReadAsync(_store);
        Assert.False(study.RecordExists);
        Assert.Null(study.ETag);
        await ChangeAsync(_store, study, "first");
        Assert.Equal(["first"], await ToldAsync(_store));
    }

    [Fact]
    public async Task A_new_study_is_told_of_one_with_its_key_whose_rows_are_still_to_be_relayed()
    {
        _store.Blobs.LoseNextReply();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => RegisterAsync(_store, "a"));
        await using var other = await _account.OpenStoreAsync();

        await Assert.ThrowsAsync<DuplicateNotKnownException>(() => RegisterAsync(other, "b"));

        var found = Assert.Single(await other.Registry.FindLikelyDuplicatesAsync(["key"], Cancelled));
        Assert.Equal(new StudyId("a"), found.Study);
    }

    [Fact]
    public async Task A_new_study_is_not_kept_from_its_key_by_one_that_never_came_to_be()
    {
        _store.Blobs.LoseNextWrite();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => RegisterAsync(_store, "a"));
        await using var other = await _account.OpenStoreAsync();

        await RegisterAsync(other, "b");

        var found = Assert.Single(await other.Registry.FindLikelyDuplicatesAsync(["key"], Cancelled));
        Assert.Equal(new StudyId("b"), found.Study);
    }

    [Fact]
    public async Task A_row_that_breaks_a_rule_is_refused_before_its_blob_is_written()
    {
        await WriteAsync(_store, new FedStudy(), "first");
        var intruder = new GrainState<FedStudy>(new FedStudy());
        var wasWritten = false;
        _store.Blobs.BeforeWrite = () =>
        {
            wasWritten = true;
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.Grains.WriteStateAsync("state", GrainId.Create("study", "two"), intruder));

        Assert.False(wasWritten);
    }

    [Fact]
    public async Task While_the_account_cannot_be_reached_health_says_so_and_afterwards_no_more()
    {
        _store.Blobs.BeforeWrite = () => Task.FromException(FaultyBlobs.Unreachable);
        Assert.Equal("the storage account cannot be reached", await _store.Health.ProbeAsync(Cancelled));

        _store.Blobs.Mend();
        await WriteAsync(_store, new FedStudy(), "first");

        Assert.Null(await _store.Health.ProbeAsync(Cancelled));
    }

    [Fact]
    public async Task Whatever_is_lost_and_whoever_writes_each_study_tells_each_of_its_versions_once_and_in_order()
    {
        const int Studies = 4;
        const int Steps = 60;
        var random = Seed.Random();
        await using var other = await _account.OpenStoreAsync();
        OpenAzure[] stores = [_store, other];
        var failures = 0;
        for (var step = 0; step < Steps; step++)
        {
            var store = stores[random.Next(stores.Length)];
            Break(random, store);
            var id = $"study-{random.Next(Studies)}";
            var writers = Enumerable.Range(0, random.Next(1, 4)).Select(_ => TryStepAsync(stores[random.Next(stores.Length)], id)).ToList();
            failures += (await Task.WhenAll(writers)).Count(wasWritten => !wasWritten);
            store.Blobs.Mend();
            if (random.Next(5) == 0)
            {
                failures += await TryAsync(() => stores[random.Next(stores.Length)].Store.SweepAsync(TimeSpan.Zero)) ? 0 : 1;
            }
        }

        await using var last = await _account.OpenStoreAsync();
        await last.Store.SweepAsync(TimeSpan.Zero);
        Checked.AtLeast(Steps / 10, failures);
        Assert.Equal(0, await UnfinishedAsync());
        for (var i = 0; i < Studies; i++)
        {
            var id = $"study-{i}";
            var title = (await last.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies.SingleOrDefault(row => row.Id == new StudyId(id))?.Title;
            var state = await ReadAsync(last, GrainId.Create("study", id));
            Assert.Equal(state.RecordExists ? state.State!.Study.Title : null, title);
            Assert.Equal(
                Enumerable.Range(1, int.Parse(title ?? "0", CultureInfo.InvariantCulture)).Select(n => $"{n}"),
                (await last.Feed.ReadAsync(id, 0, Steps, Cancelled)).Select(entry => entry.Payload));
        }
    }

    private void Break(Random random, OpenAzure store)
    {
        switch (random.Next(6))
        {
            case 0:
                store.Blobs.LoseNextWrite();
                break;
            case 1:
                store.Blobs.LoseNextReply();
                break;
            case 2:
                store.Blobs.BeforeWrite = EndAllConnectionsAsync;
                break;
            case 3:
                store.Blobs.AfterWrite = EndAllConnectionsAsync;
                break;
            default:
                break;
        }
    }

    /// <summary>Reads a study as an activation does, and writes its next version.</summary>
    private static Task<bool> TryStepAsync(OpenAzure store, string id) => TryAsync(async () =>
    {
        var grain = GrainId.Create("study", id);
        var study = await ReadAsync(store, grain);
        var next = study.RecordExists ? int.Parse(study.State!.Study.Title, CultureInfo.InvariantCulture) + 1 : 1;
        study.State = new FedStudy { Study = new ListedStudy { Id = id, Title = $"{next}" } };
        study.State.Feed.Add(FedNote.Item(id, $"{next}"));
        await store.Grains.WriteStateAsync("state", grain, study);
    });

    private static async Task<bool> TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception e) when (e is StorageUnavailableException or InconsistentStateException)
        {
            return false;
        }
    }

    private static Task RegisterAsync(OpenAzure store, string id) => store.Grains.WriteStateAsync(
        "state", GrainId.Create("study", id), new GrainState<ListedStudy>(new ListedStudy { Id = id, IdentityKeys = ["key"] }));

    private static async Task<GrainState<FedStudy>> WriteAsync(OpenAzure store, FedStudy study, string title)
    {
        var state = new GrainState<FedStudy>(study);
        await ChangeAsync(store, state, title);
        return state;
    }

    private static Task ChangeAsync(OpenAzure store, GrainState<FedStudy> state, string title)
    {
        state.State!.Study = state.State.Study with { Title = title };
        state.State.Feed.Add(FedNote.Item(Topic, title));
        return store.Grains.WriteStateAsync("state", Grain, state);
    }

    private static Task<GrainState<FedStudy>> ReadAsync(OpenAzure store) => ReadAsync(store, Grain);

    private static async Task<GrainState<FedStudy>> ReadAsync(OpenAzure store, GrainId grain)
    {
        var state = new GrainState<FedStudy>();
        await store.Grains.ReadStateAsync("state", grain, state);
        return state;
    }

    private static async Task<IEnumerable<string>> ToldAsync(OpenAzure store) =>
        (await store.Feed.ReadAsync(Topic, 0, 100, Cancelled)).Select(entry => entry.Payload);

    private static async Task<string?> ListedAsync(OpenAzure store) =>
        (await store.Registry.ListAsync(new(null, null, null, 10, ""), Cancelled)).Studies.SingleOrDefault()?.Title;

    private string Through(LossyProxy proxy) => new NpgsqlConnectionStringBuilder(_account.Database)
    {
        Host = "127.0.0.1",
        Port = proxy.Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private Task EndAllConnectionsAsync() => PostgresServer.ExecuteAsync(
        _account.Database,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

    private async Task<long> UnfinishedAsync()
    {
        await using var connection = new NpgsqlConnection(_account.Database + ";Pooling=false");
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM trialmatch.unfinished_write";
        return (long)(await command.ExecuteScalarAsync(Cancelled))!;
    }
}
