using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>The open database: one writer, a pool of readers, one who listens. Grain storage and registry share it.</summary>
internal sealed partial class PostgresStore(
    IOptions<PostgresStorageOptions> options,
    IOptions<ClusterOptions> cluster,
    TimeProvider timeProvider,
    StorageInstruments instruments,
    StoreCondition condition,
    ILogger<PostgresStore> logger) : IStateStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    // Choices: within ten seconds for all of a stop, of which calls under way get some.
    private static readonly TimeSpan MaxCloseTime = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = logger;
    private readonly Lock _gate = new();
    private volatile OpenDatabase? _database;
    private Task _closing = Task.CompletedTask;

    /// <summary>For tests of the way from an older schema to a newer one.</summary>
    internal IReadOnlyList<PostgresMigration> Migrations { get; init; } = PostgresMigrations.All;

    /// <summary>Raised after each commit that brought a topic something new, and for all topics when the store closes.</summary>
    public FeedSignal FeedSignal { get; } = new();

    /// <exception cref="StorageUnavailableException">The store is not open.</exception>
    public PostgresReaders Readers => Opened.Readers;

    /// <summary>For transactions of others, on connections beside the store's own.</summary>
    /// <exception cref="StorageUnavailableException">The store is not open.</exception>
    public NpgsqlDataSource Source => Opened.Source;

    /// <summary>For tests: the listener for what other processes write.</summary>
    internal FeedListener Listener => Opened.Listener;

    private PostgresStorageOptions Options => options.Value;

    private OpenDatabase Opened => _database ?? throw new StorageUnavailableException(
        "The store is not open: it opens when the silo starts and closes when it stops.");

    public Task<StoredState> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) =>
        PostgresStateReader.ReadAsync(Readers, key, cancellationToken);

    public Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken) => Opened.Writer.WriteAsync(write, cancellationToken);

    // Before everything else: the cluster's membership uses the same database and would report its faults less clearly.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(PostgresStore), ServiceLifecycleStage.First, OpenAsync, _ => CloseAsync());

    /// <exception cref="StorageUnavailableException">
    /// The database cannot be reached, has another schema than this program, belongs to another cluster, or does not keep what it
    /// acknowledges. The message says what to do.
    /// </exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var source = PostgresConnections.Source(Options);
        try
        {
            await CheckAsync(source, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            await source.DisposeAsync();
            throw new StorageUnavailableException($"{Options.ConnectionStringSetting}: {PostgresTroubles.Of(e, Options).Detail}", e);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }

        _database = new OpenDatabase(
            source,
            new PostgresWriter(source, condition, Options, timeProvider, instruments, FeedSignal, _logger),
            new PostgresReaders(source, condition, Options),
            new FeedListener(source, FeedSignal, timeProvider, _logger));
        LogOpened(PostgresConnections.Place(Options));
    }

    /// <summary>Carries out the writes in the queue, then closes the connections. May be called again.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            if (_database is { } database)
            {
                _database = null;
                _closing = CloseInTimeAsync(database);
            }

            return _closing;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    // A host that is disposed of synchronously closes its services this way.
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private async Task CheckAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await PostgresSchema.RequireCurrentAsync(connection, Migrations, Options, cancellationToken);
        await RequireDurableAsync(connection, cancellationToken);
        await StoreOwner.ClaimAsync(connection, cluster.Value, Options, cancellationToken);
    }

    // Either setting makes the database acknowledge what is not on disk.
    private async Task RequireDurableAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "synchronous_commit"])
        {
            if (await Sql.ScalarAsync<string>(connection, "SELECT current_setting($1)", cancellationToken, setting) == "off")
            {
                throw new StorageUnavailableException(
                    $"The {PostgresConnections.Place(Options)} has {setting} off, so it may lose what it acknowledged: set it to on.");
            }
        }
    }

    private async Task CloseInTimeAsync(OpenDatabase database)
    {
        try
        {
            await CloseAsync(database).WaitAsync(MaxCloseTime, timeProvider);
            LogClosed(PostgresConnections.Place(Options));
        }
        catch (TimeoutException)
        {
            LogNotClosed(PostgresConnections.Place(Options));
        }
    }

    private async Task CloseAsync(OpenDatabase database)
    {
        await database.Listener.DisposeAsync();
        FeedSignal.RaiseAll();
        await database.Writer.DisposeAsync();
        await database.Source.DisposeAsync();
    }

    [LoggerMessage(41, LogLevel.Information, "Opened the store in {Place}.")]
    private partial void LogOpened(string place);

    [LoggerMessage(42, LogLevel.Information, "Closed the store in {Place}.")]
    private partial void LogClosed(string place);

    [LoggerMessage(43, LogLevel.Error, "The store in {Place} could not be closed in time. What was acknowledged is on disk.")]
    private partial void LogNotClosed(string place);

    private sealed record OpenDatabase(NpgsqlDataSource Source, PostgresWriter Writer, PostgresReaders Readers, FeedListener Listener);
}
