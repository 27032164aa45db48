using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Storage;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>States in blobs, each with its outbox; lists and feed in the database. Opens and closes both with the silo.</summary>
internal sealed partial class AzureStore : IStateStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    /// <summary>Under which name Orleans' blob storage is registered.</summary>
    public const string BlobStorage = "TrialMatch.Blobs";

    // A choice: the store's share of the ten seconds that a service manager mostly gives a stop.
    private static readonly TimeSpan MaxDrainTime = TimeSpan.FromSeconds(3);

    private readonly PostgresStore _postgres;
    private readonly StateBlobs _blobs;
    private readonly OutboxRelay _relay;
    private readonly OutboxWriter _writer;
    private readonly AzureStorageOptions _options;
    private readonly PostgresStorageOptions _postgresOptions;
    private readonly TimeProvider _clock;
    private readonly StorageInstruments _instruments;
    private readonly StoreCondition _condition;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _permits;
    private readonly CancellationTokenSource _stop = new();
    private Task _sweeping = Task.CompletedTask;

    public AzureStore(
        PostgresStore postgres,
        [FromKeyedServices(BlobStorage)] IGrainStorage blobs,
        IOptions<AzureStorageOptions> options,
        IOptions<PostgresStorageOptions> postgresOptions,
        TimeProvider clock,
        StorageInstruments instruments,
        StoreCondition condition,
        ILogger<AzureStore> logger)
    {
        _postgres = postgres;
        _blobs = new StateBlobs(blobs);
        _relay = new OutboxRelay(postgres, _blobs, clock, logger);
        _writer = new OutboxWriter(postgres, _blobs, _relay, clock);
        _options = options.Value;
        _postgresOptions = postgresOptions.Value;
        _clock = clock;
        _instruments = instruments;
        _condition = condition;
        _logger = logger;
        _permits = new SemaphoreSlim(_options.MaxWriters);
    }

    // A blob is written whole.
    public bool TakesAdditions => false;

    // Before all else, as the database's store does; blobs are there once Orleans' storage has started, and then what was left is looked for.
    public void Participate(ISiloLifecycle observer)
    {
        observer.Subscribe(nameof(AzureStore), ServiceLifecycleStage.First, OpenAsync, _ => CloseAsync());
        observer.Subscribe(nameof(OutboxRelay), ServiceLifecycleStage.ApplicationServices, _ => StartSweeping());
    }

    /// <exception cref="StorageUnavailableException">The account or the database cannot be used; the message says what to do.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await RequireAccountAsync(cancellationToken);
        await _postgres.OpenAsync(cancellationToken);
        LogOpened(StorageAccount.Place(_options));
    }

    public Task<StoredState> ReadAsync(GrainStateKey key, CancellationToken cancellationToken) => key.HasNullCharacter
        ? Task.FromResult(StoredState.Missing) // Nothing has such a key: the database keeps no text with a null character.
        : GuardedAsync(() => ReadAndRelayAsync(key, cancellationToken), trouble => $"Cannot read {key}: {trouble.Detail}", cancellationToken);

    public async Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken)
    {
        await WaitForPermitAsync(write.Key, cancellationToken);
        try
        {
            return await GuardedAsync(
                () => write == StateWrite.Nothing ? ProbeAsync(write) : WriteAndRecordAsync(write),
                trouble => $"{write.Key} is not known to be written: {trouble.Detail}",
                CancellationToken.None);
        }
        catch (InconsistentStateException)
        {
            _instruments.OnConflict();
            throw;
        }
        finally
        {
            _permits.Release();
        }
    }

    /// <summary>Settles all writes that were begun so long ago and left.</summary>
    /// <exception cref="StorageUnavailableException">The account or the database cannot be used at present.</exception>
    public Task SweepAsync(TimeSpan age) => GuardedAsync(
        async () =>
        {
            await _relay.SweepAsync(age);
            return true;
        },
        trouble => $"Writes that were left cannot be looked for: {trouble.Detail}");

    /// <summary>Lets the writes under way end, for a while, then closes. May be called again.</summary>
    public async Task CloseAsync()
    {
        await _stop.CancelAsync();
        await _sweeping;
        var since = _clock.GetTimestamp();
        for (var writer = 0; writer < _options.MaxWriters; writer++)
        {
            var left = MaxDrainTime - _clock.GetElapsedTime(since);
            await _permits.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        await _postgres.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await CloseAsync();
        }

        _stop.Dispose();
        _permits.Dispose();
    }

    // A host disposed of without await closes its services this way.
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task RequireAccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StorageAccount.Blobs(_options).GetBlobContainerClient(_options.Container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && StorageAccountTroubles.Of(e, _options) is { } trouble)
        {
            throw new StorageUnavailableException($"{_options.AccountSetting}: {trouble.Detail}", e);
        }
    }

    private async Task<StoredState> ReadAndRelayAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        // In this order: whatever is written meanwhile, the blob is never behind.
        var relayed = await _relay.RelayedVersionAsync(key, cancellationToken);
        var blob = await _blobs.ReadAsync(key);
        if (blob.Version < relayed)
        {
            throw new InvalidDataException(
                $"{key} has version {blob.Version} in its blob, but {relayed} was acknowledged: the blob is gone or older. "
                + $"Put the right one in place in {StorageAccount.Place(_options)}.");
        }

        if (blob.Version > relayed)
        {
            await _relay.RelayAsync(key, blob.Envelope);
        }

        return blob.Envelope.Stored;
    }

    private async Task<long> WriteAndRecordAsync(StateWrite write)
    {
        var start = Stopwatch.GetTimestamp();
        var version = await _writer.WriteAsync(write);
        _condition.OnStored();
        _instruments.OnCommitted(1, Stopwatch.GetElapsedTime(start));
        foreach (var item in write.Feed)
        {
            _postgres.FeedSignal.Raise(item.Topic);
        }

        return version;
    }

    // The blobs come first: the database's success is what ends a trouble.
    private async Task<long> ProbeAsync(StateWrite probe)
    {
        await _blobs.TouchAsync(probe.Key);
        return await _postgres.WriteAsync(probe, CancellationToken.None);
    }

    private async Task WaitForPermitAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            await _permits.WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (_stop.IsCancellationRequested)
        {
            throw new StorageUnavailableException($"Cannot write {key}: the store is closed.", e);
        }
    }

    // Where the caller no longer waits, the failure is not the store's.
    private async Task<T> GuardedAsync<T>(Func<Task<T>> work, Func<StoreTrouble, string> message, CancellationToken cancellationToken = default)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && TroubleOf(e) is { } trouble)
        {
            _condition.OnFailed(trouble);
            _instruments.OnBatchFailed();
            throw new StorageUnavailableException(message(trouble), e);
        }
    }

    private StoreTrouble? TroubleOf(Exception failure) =>
        failure is NpgsqlException ? PostgresTroubles.Of(failure, _postgresOptions) : StorageAccountTroubles.Of(failure, _options);

    private Task StartSweeping()
    {
        _sweeping = Task.Run(SweepUntilStoppedAsync);
        return Task.CompletedTask;
    }

    private async Task SweepUntilStoppedAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(_options.SweepSeconds), _clock);
        try
        {
            do
            {
                await SweepOrLogAsync();
            }
            while (await timer.WaitForNextTickAsync(_stop.Token));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private async Task SweepOrLogAsync()
    {
        try
        {
            await SweepAsync(TimeSpan.FromSeconds(_options.LeftAfterSeconds));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotSwept(e);
        }
    }

    [LoggerMessage(53, LogLevel.Information, "States lie in {Place}.")]
    private partial void LogOpened(string place);

    // What it means is said once, by the store's condition.
    [LoggerMessage(54, LogLevel.Debug, "Writes that were left could not be looked for.")]
    private partial void LogNotSwept(Exception exception);
}
