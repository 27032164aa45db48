using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Groups the writes of many grains: one thread takes all that wait, runs them in one transaction, commits once,
/// and only then answers the callers. While one commit waits for the disk the next group gathers, so no delay is added.
/// </summary>
internal sealed partial class GroupCommitWriter : IAsyncDisposable
{
    private readonly Channel<PendingWrite> _queue;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingWrite> _batch = [];
    private readonly StateTransaction _transaction;
    private readonly SqliteStorageOptions _options;
    private readonly StorageInstruments _instruments;
    private readonly FeedSignal _feedSignal;
    private readonly ILogger _logger;
    private volatile Exception? _closedBy;

    /// <param name="connection">The writer's own from here on.</param>
    public GroupCommitWriter(
        SqliteConnection connection,
        SqliteStorageOptions options,
        TimeProvider timeProvider,
        StorageInstruments instruments,
        FeedSignal feedSignal,
        ILogger logger)
    {
        _transaction = new StateTransaction(connection, timeProvider);
        _options = options;
        _instruments = instruments;
        _feedSignal = feedSignal;
        _logger = logger;
        _queue = Channel.CreateBounded<PendingWrite>(
            new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        new Thread(Run) { Name = "TrialMatch store writer", IsBackground = true }.Start();
    }

    /// <returns>The state's new version, once it is on disk.</returns>
    /// <param name="cancellationToken">Ends the wait for room in the queue; a write in the queue is carried out.</param>
    /// <exception cref="InconsistentStateException">The state is not at the expected version.</exception>
    /// <exception cref="StorageUnavailableException">The transaction failed as a whole, or the store is closed.</exception>
    public async Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite(write);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw Closed(write, _closedBy);
        }

        return await pending.Completion;
    }

    /// <summary>Takes no more writes, carries out those in the queue, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
        _transaction.Dispose();
    }

    private void Run()
    {
        while (TakeBatch())
        {
            try
            {
                CommitBatch();
            }
            catch (Exception e)
            {
                OnBatchFailed(e);
            }
        }

        _stopped.SetResult();
    }

    private bool TakeBatch()
    {
        _batch.Clear();
        if (!_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        var bytes = 0L;
        while (_batch.Count < _options.MaxBatchWrites
            && bytes < _options.MaxBatchBytes
            && _queue.Reader.TryRead(out var pending))
        {
            _batch.Add(pending);
            bytes += pending.Write.Bytes;
        }

        return true;
    }

    private void CommitBatch()
    {
        if (_closedBy is { } cause)
        {
            FailBatch(write => Closed(write, cause));
            return;
        }

        ApplyBatch();
        var start = Stopwatch.GetTimestamp();
        _transaction.Commit();
        var commitDuration = Stopwatch.GetElapsedTime(start);
        foreach (var pending in _batch)
        {
            pending.Complete();
        }

        SignalFeed();
        Record(commitDuration);
    }

    // A write that breaks a rule of the registry is rare: only then is each write set apart, so that it fails alone.
    private void ApplyBatch()
    {
        try
        {
            ApplyBatch(_transaction.Apply);
        }
        catch (SqliteException e) when (StateTransaction.IsBrokenRule(e))
        {
            _transaction.RollBack();
            ApplyBatch(_transaction.ApplyAlone);
        }
    }

    private void ApplyBatch(Func<StateWrite, WriteOutcome> apply)
    {
        _transaction.Begin();
        foreach (var pending in _batch)
        {
            pending.Outcome = apply(pending.Write);
        }
    }

    private void SignalFeed()
    {
        foreach (var pending in _batch.Where(pending => pending.Outcome.Error is null))
        {
            foreach (var item in pending.Write.Feed)
            {
                _feedSignal.Raise(item.Topic);
            }
        }
    }

    private void Record(TimeSpan commitDuration)
    {
        _instruments.OnCommitted(_batch.Count, commitDuration);
        foreach (var pending in _batch)
        {
            if (pending.Outcome.Error is InconsistentStateException conflict)
            {
                _instruments.OnConflict();
                LogConflict(pending.Write.Key, conflict.StoredEtag, conflict.CurrentEtag);
            }
        }
    }

    // The store goes on after what may pass: a full disk, a lock, an I/O error. It closes, and says why, where
    // another try could do harm: the file is damaged, the transaction cannot be undone, or nobody foresaw the error.
    private void OnBatchFailed(Exception e)
    {
        var goesOn = CanGoOn(e) && TryRollBack();
        if (!goesOn)
        {
            _closedBy = e;
            _queue.Writer.TryComplete();
        }

        FailBatch(write => new StorageUnavailableException(
            $"Cannot write {write.Key}: its transaction failed: {e.Message}", e));
        _instruments.OnBatchFailed();
        if (goesOn)
        {
            LogBatchFailed(e, _batch.Count);
        }
        else
        {
            LogClosed(e);
        }
    }

    private void FailBatch(Func<StateWrite, Exception> error)
    {
        foreach (var pending in _batch)
        {
            pending.Fail(error(pending.Write));
        }
    }

    private static bool CanGoOn(Exception e) =>
        e is SqliteException { SqliteErrorCode: not (SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB) };

    private bool TryRollBack()
    {
        try
        {
            _transaction.RollBack();
            return true;
        }
        catch (SqliteException e)
        {
            LogRollBackFailed(e);
            return false;
        }
    }

    private static StorageUnavailableException Closed(StateWrite write, Exception? cause) => new(
        cause is null
            ? $"Cannot write {write.Key}: the store is closed."
            : $"Cannot write {write.Key}: the store closed itself after an error and must be restarted: {cause.Message}",
        cause);
}
