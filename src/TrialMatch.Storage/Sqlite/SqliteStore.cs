using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The open file: one writer, and a pool of readers. Shared by grain storage and registry.</summary>
internal sealed partial class SqliteStore(
    IOptions<SqliteStorageOptions> options,
    TimeProvider timeProvider,
    StorageInstruments instruments,
    StoreCondition condition,
    ILogger<SqliteStore> logger) : IStateStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    // A choice, not a measurement: how long a missing file may go unnoticed while nothing is written and no probe runs.
    private static readonly TimeSpan LookAfterFilesEvery = TimeSpan.FromSeconds(5);

    // Choices, not measurements: within the ten seconds for a stop, part of which running calls need. A disk that hangs must not keep the
    // process alive.
    private static readonly TimeSpan MaxCloseTime = TimeSpan.FromSeconds(5);

    private readonly ILogger _logger = logger;
    private readonly Lock _gate = new();
    private volatile OpenFile? _file;
    private Task _closing = Task.CompletedTask;

    /// <summary>For tests of schema upgrades.</summary>
    internal IReadOnlyList<SqliteMigration> Migrations { get; init; } = SqliteMigrations.All;

    /// <summary>Raised after each commit that added to a topic, and for all topics when the file closes.</summary>
    public FeedSignal FeedSignal { get; } = new();

    public SqliteStorageOptions Options => options.Value;

    /// <exception cref="StorageUnavailableException">The store is not open.</exception>
    public GroupCommitWriter Writer => Opened.Writer;

    /// <exception cref="StorageUnavailableException">The store is not open.</exception>
    public ReaderPool Readers => Opened.Readers;

    private OpenFile Opened => _file ?? throw new StorageUnavailableException(
        "The store is not open: it opens when the silo starts and closes when it stops.");

    public Task<StoredState> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) =>
        Readers.ReadAsync(reader => SqliteStateReader.Read(reader, key), cancellationToken);

    public Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken) => Writer.WriteAsync(write, cancellationToken);

    // Opens before any stage that may activate a grain. Stages stop in reverse order, so it closes after the grains are deactivated.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(SqliteStore),
        ServiceLifecycleStage.RuntimeStorageServices,
        _ =>
        {
            Open();
            return Task.CompletedTask;
        },
        _ => CloseAsync());

    /// <exception cref="StorageUnavailableException">
    /// The folder is in use; or the file is not this program's, is too new, is damaged, or has lost commits. The message says what to do.
    /// </exception>
    public void Open()
    {
        var directory = DataDirectory.Claim(Options, timeProvider, _logger);
        try
        {
            Open(directory);
        }
        catch (SqliteException e)
        {
            directory.Dispose();
            throw new StorageUnavailableException(SqliteTroubles.Of(e, directory.DatabasePath, Options).Detail, e);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Checks that the open file is still where it was opened, and records a trouble if it is not.</summary>
    public void LookAfterFiles()
    {
        if (_file?.Files.FindTrouble() is { } trouble)
        {
            condition.OnFailed(trouble);
        }
    }

    /// <summary>
    /// Carries out the writes in the queue, then closes the file and releases the folder; if that takes too long, the end of the process
    /// does the rest. May be called again.
    /// </summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            if (_file is { } file)
            {
                _file = null;
                _closing = CloseInTimeAsync(file);
            }

            return _closing;
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    // A host disposed of without await closes its services this way.
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private async Task CloseInTimeAsync(OpenFile file)
    {
        try
        {
            await CloseAsync(file).WaitAsync(MaxCloseTime, timeProvider);
        }
        catch (TimeoutException)
        {
            LogNotClosed(file.Directory.DatabasePath);
        }
    }

    private void Open(DataDirectory directory)
    {
        if (directory.IsOpenToOthers())
        {
            LogOpenToOthers(directory.Path);
        }

        var marked = directory.Mark.Last;
        var connection = SqliteConnections.OpenWriter(directory.DatabasePath, Options, Migrations, marked);
        try
        {
            _file = Open(directory, connection, marked);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        LogOpened(directory.DatabasePath);
    }

    private OpenFile Open(DataDirectory directory, SqliteConnection connection, LastCommit? marked)
    {
        var last = LastCommit.Read(connection)!.Value;
        if (marked is null && last.Number > 0)
        {
            LogNoMark(directory.DatabasePath);
        }
        else if (marked is { } mark && (mark.DatabaseId != last.DatabaseId || mark.Number > last.Number))
        {
            LogLossAccepted(directory.DatabasePath, last.Number, mark.Number);
        }

        directory.Mark.Begin(last);
        var files = new StoreFiles(directory);
        var writer = new GroupCommitWriter(
            connection, files, directory.Mark, condition, Options, timeProvider, instruments, FeedSignal, _logger);
        var readers = new ReaderPool(directory.DatabasePath, files, condition, Options);
        var watch = timeProvider.CreateTimer(_ => LookAfterFiles(), null, LookAfterFilesEvery, LookAfterFilesEvery);
        return new OpenFile(directory, files, writer, readers, watch);
    }

    // The writer's connection closes last: the last one to close copies the write-ahead log into the file.
    private async Task CloseAsync(OpenFile file)
    {
        await file.Watch.DisposeAsync();
        await file.Readers.DisposeAsync();
        FeedSignal.RaiseAll();
        await file.Writer.DisposeAsync();
        file.Files.Dispose();
        file.Directory.Dispose();
        LogClosed(file.Directory.DatabasePath);
    }

    private sealed record OpenFile(
        DataDirectory Directory, StoreFiles Files, GroupCommitWriter Writer, ReaderPool Readers, ITimer Watch);
}
