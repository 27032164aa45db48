using Npgsql;
using Orleans.Storage;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>What happens to a write when the connection to the database breaks while it is under way.</summary>
public sealed class LostReplyTests : IAsyncLifetime
{
    private const string Topic = "notices";

    private static readonly GrainId Grain = GrainId.Create("note", "one");

    private string _database = null!;
    private LossyProxy _proxy = null!;
    private OpenPostgres _store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await MigratedDatabases.TakeAsync();
        _proxy = new LossyProxy(new NpgsqlConnectionStringBuilder(_database).Host!);
        _store = await OpenPostgres.OpenAsync(new NpgsqlConnectionStringBuilder(_database)
        {
            Host = "127.0.0.1",
            Port = _proxy.Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString);
        await _store.Store.Listener.Listening;
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            await _proxy.DisposeAsync();
            await MigratedDatabases.GiveBackAsync(_database);
        }
    }

    [Fact]
    public async Task A_write_that_was_done_though_its_reply_was_lost_is_reported_as_not_known_and_found_when_read_again()
    {
        var state = new GrainState<FedNote>(new FedNote { Number = 1 });
        await _store.Grains.WriteStateAsync("state", Grain, state);
        state.State!.Number = 2;
        state.State.Feed.Add(FedNote.Item(Topic, "told"));

        // The look passes; the commit does not.
        _proxy.LoseReplyAfter(passed: 1);
        var lost = await Assert.ThrowsAsync<StorageUnavailableException>(() => _store.Grains.WriteStateAsync("state", Grain, state));

        Assert.Contains("not known to be written", lost.Message, StringComparison.Ordinal);
        Assert.Equal("the database cannot be reached", _store.Health.Trouble);
        var again = new GrainState<FedNote>();
        await _store.Grains.ReadStateAsync("state", Grain, again);
        Assert.Equal(2, again.State!.Number);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.Grains.WriteStateAsync("state", Grain, state));
        await _store.Grains.WriteStateAsync("state", Grain, again);
        Assert.Equal("told", Assert.Single(await _store.Feed.ReadAsync(Topic, 0, 10, Cancelled)).Payload);
        Assert.Null(_store.Health.Trouble);
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_before_anything_was_done_is_done_on_another()
    {
        var state = new GrainState<Note>(new Note { Number = 1 });
        await _store.Grains.WriteStateAsync("state", Grain, state);
        state.State = new Note { Number = 2 };

        _proxy.LoseReplyAfter(passed: 0);
        await _store.Grains.WriteStateAsync("state", Grain, state);

        var again = new GrainState<Note>();
        await _store.Grains.ReadStateAsync("state", Grain, again);
        Assert.Equal(2, again.State!.Number);
    }

    [Fact]
    public async Task A_read_whose_connection_breaks_is_made_on_another()
    {
        var state = new GrainState<Note>(new Note { Number = 1 });
        await _store.Grains.WriteStateAsync("state", Grain, state);

        _proxy.LoseReplyAfter(passed: 0);
        var again = new GrainState<Note>();
        await _store.Grains.ReadStateAsync("state", Grain, again);

        Assert.Equal(1, again.State!.Number);
    }

    [Fact]
    public async Task After_the_server_has_ended_every_connection_all_goes_on_and_waiters_are_woken()
    {
        await _store.Grains.WriteStateAsync("state", Grain, new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "before"))));
        var last = await _store.Feed.LastSequenceAsync(Topic, Cancelled);
        var wait = _store.Feed.WaitAsync(Topic, last, Cancelled);

        await PostgresServer.ExecuteAsync(
            _database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await _store.Grains.WriteStateAsync(
            "state", GrainId.Create("note", "two"), new GrainState<FedNote>(FedNote.Of(FedNote.Item(Topic, "after"))));

        await wait.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
        Assert.Equal("after", Assert.Single(await _store.Feed.ReadAsync(Topic, last, 10, Cancelled)).Payload);
    }
}
