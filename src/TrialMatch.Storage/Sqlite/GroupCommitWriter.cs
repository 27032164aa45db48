using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Groups the writes of many grains: one thread takes all waiting writes, executes them in one transaction, commits once, and only then
/// answers the callers. While one commit waits for the disk, the next group gathers, so no delay is added.
/// </summary>
internal sealed partial class GroupCommitWriter : IAsyncDisposable
{
    // A choice, not a measurement: the store's share of the ten seconds that service managers usually allow for a stop.
    private static readonly TimeSpan MaxDrainTime = TimeSpan.FromSeconds(3);

    private readonly WriteQueue _queue;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PendingWrite> _batch = [];
    private readonly StateTransaction _transaction;
    private readonly SqliteConnection _connection;
    private readonly StoreFiles _files;
    private readonly CommitMark _mark;
    private readonly StoreCondition _condition;
    private readonly string _path;
    private readonly SqliteStorageOptions _options;
    private readonly TimeProvider _clock;
    private readonly StorageInstruments _instruments;
    private readonly FeedSignal _feedSignal;
    private readonly ILogger _logger;
    private long _closingSince = long.MaxValue;

    /// <param name="connection">Owned by the writer from now on.</param>
    /// <param name="files">Owned by the caller.</param>
    /// <param name="mark">Owned by the caller.</param>
    public GroupCommitWriter(
        SqliteConnection connection,
        StoreFiles files,
        CommitMark mark,
        StoreCondition condition,
        SqliteStorageOptions options,
        TimeProvider timeProvider,
        StorageInstruments instruments,
        FeedSignal feedSignal,
        ILogger logger)
    {
        _connection = connection;
        _transaction = new StateTransaction(connection, timeProvider);
        _path = connection.DataSource;
        _files = files;
        _mark = mark;
        _condition = condition;
        _options = options;
        _clock = timeProvider;
        _instruments = instruments;
        _feedSignal = feedSignal;
        _logger = logger;
        _queue = new WriteQueue(options);
        new Thread(Run) { Name = "TrialMatch store writer", IsBackground = true }.Start();
    }

    /// <returns>The state's new version, once it is on disk.</returns>
    /// <param name="cancellationToken">Cancels the wait for room in the queue; a write already in the queue is carried out.</param>
    /// <exception cref="InconsistentStateException">The state does not have the expected version.</exception>
    /// <exception cref="StorageUnavailableException">The whole transaction failed, or the store is closed.</exception>
    public async Task<long> WriteAsync(StateWrite write, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite(write);
        try
        {
            await _queue.AddAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw Closed(write);
        }

        return await pending.Completion;
    }

    /// <summary>
    /// Accepts no more writes, carries out those in the queue, then closes the file. Writes not begun within the time limit are refused.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _closingSince, _clock.GetTimestamp());
        _queue.Complete();
        await _stopped.Task;
        if (_condition.Trouble is { IsLasting: true })
        {
            SqliteConnections.LeaveLogOnClose(_connection);
        }

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
        if (!_queue.WaitAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        _queue.Take(_batch);
        return true;
    }

    private void CommitBatch()
    {
        if (_condition.Trouble is { IsLasting: true } || IsTooLate())
        {
            FailBatch(Closed);
            return;
        }

        // Check before, so that nothing more is written to a file that is gone; and after, so that no caller is told of a commit in such a
        // file.
        _files.RequireInPlace();
        ApplyBatch();
        var start = Stopwatch.GetTimestamp();
        var number = _transaction.Commit();
        var commitDuration = Stopwatch.GetElapsedTime(start);
        _files.RequireInPlace();
        _mark.Move(number);
        _condition.OnStored();
        foreach (var pending in _batch)
        {
            pending.Complete();
        }

        SignalFeed();
        Record(commitDuration);
        _mark.SyncNowAndThen();
    }

    private bool IsTooLate() =>
        Interlocked.Read(ref _closingSince) is var since and < long.MaxValue && _clock.GetElapsedTime(since) > MaxDrainTime;

    // Writes that break a rule of the registry are rare: only after such a failure is each write isolated, so that it fails alone.
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

    // Continue after failures that may pass: a full disk, a lock, an I/O error, a missing file. Close, with the reason, where another attempt
    // could do harm: the file is damaged, the transaction cannot be rolled back, or the error is unexpected.
    private void OnBatchFailed(Exception e)
    {
        var trouble = SqliteTroubles.Of(e, _path, _options);
        if (trouble.IsLasting || !TryRollBack())
        {
            trouble = trouble with { IsLasting = true };
            LogClosed(e, trouble.Detail);
        }

        _condition.OnFailed(trouble);
        FailBatch(write => new StorageUnavailableException(
            $"Cannot write {write.Key}: its transaction failed: {trouble.Detail}", e));
        _instruments.OnBatchFailed();
        LogBatchFailed(e, _batch.Count);
    }

    private void FailBatch(Func<StateWrite, Exception> error)
    {
        foreach (var pending in _batch)
        {
            pending.Fail(error(pending.Write));
        }
    }

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

    private StorageUnavailableException Closed(StateWrite write) => new(
        _condition.Trouble is { IsLasting: true } trouble
            ? $"Cannot write {write.Key}: the store closed itself after an error and must be restarted: {trouble.Detail}"
            : $"Cannot write {write.Key}: the store is closed.");
}
