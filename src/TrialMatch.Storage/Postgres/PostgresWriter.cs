using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Storage;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// Writes the states of this process's grains in groups: all waiting writes share one transaction. The next group gathers while one is
/// written, so grouping adds no delay.
/// </summary>
internal sealed partial class PostgresWriter : IAsyncDisposable
{
    // A choice: the store's share of the ten seconds that a service manager mostly gives a stop.
    private static readonly TimeSpan MaxDrainTime = TimeSpan.FromSeconds(3);

    // A choice: each retry means that another process wrote between our read and our write.
    private const int MaxCollisions = 10;

    private readonly WriteQueue _queue;
    private readonly GroupTransaction _transactions;
    private readonly StoreCondition _condition;
    private readonly PostgresStorageOptions _options;
    private readonly TimeProvider _clock;
    private readonly StorageInstruments _instruments;
    private readonly FeedSignal _feedSignal;
    private readonly ILogger _logger;
    private readonly Task _run;
    private long _closingSince = long.MaxValue;

    public PostgresWriter(
        NpgsqlDataSource source,
        StoreCondition condition,
        PostgresStorageOptions options,
        TimeProvider clock,
        StorageInstruments instruments,
        FeedSignal feedSignal,
        ILogger logger)
    {
        _queue = new WriteQueue(options);
        _transactions = new GroupTransaction(source, clock);
        _condition = condition;
        _options = options;
        _clock = clock;
        _instruments = instruments;
        _feedSignal = feedSignal;
        _logger = logger;
        _run = Task.Run(RunAsync);
    }

    /// <inheritdoc cref="IStateStore.WriteAsync"/>
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

    /// <summary>Takes no more writes and carries out those in the queue. Those that are not begun when the time for it is over are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _closingSince, _clock.GetTimestamp());
        _queue.Complete();
        await _run;
    }

    private async Task RunAsync()
    {
        var group = new List<PendingWrite>();
        var states = new HashSet<GrainStateKey>();
        while (await _queue.WaitAsync())
        {
            group.Clear();
            states.Clear();
            // The statements of a group name each state once.
            _queue.Take(group, pending => states.Add(pending.Write.Key));
            await CommitOrFailAsync(group);
        }
    }

    private async Task CommitOrFailAsync(List<PendingWrite> group)
    {
        if (IsTooLate())
        {
            Fail(group, Closed);
            return;
        }

        try
        {
            await CommitAsync(group);
        }
        catch (Exception e)
        {
            OnFailed(group, e);
        }
    }

    private bool IsTooLate() =>
        Interlocked.Read(ref _closingSince) is var since and < long.MaxValue && _clock.GetElapsedTime(since) > MaxDrainTime;

    // A single faulty write is rare: only then is each written alone.
    private async Task CommitAsync(IReadOnlyList<PendingWrite> group)
    {
        try
        {
            await CommitAndAnswerAsync(group);
        }
        catch (PostgresException e) when (PostgresTroubles.MayBeOneWrites(e))
        {
            foreach (var pending in group)
            {
                await CommitAloneAsync(pending);
            }
        }
    }

    private async Task CommitAloneAsync(PendingWrite pending)
    {
        for (var collisions = 0; ; collisions++)
        {
            try
            {
                await CommitAndAnswerAsync([pending]);
                return;
            }
            catch (PostgresException e) when (PostgresTroubles.IsCollision(e) && collisions < MaxCollisions)
            {
                // The next look sees what the other process wrote.
            }
            catch (PostgresException e) when (PostgresTroubles.IsBrokenRule(e))
            {
                pending.Fail(Refusals.BrokenRule(pending.Write, e));
                return;
            }
        }
    }

    private async Task CommitAndAnswerAsync(IReadOnlyList<PendingWrite> group)
    {
        var start = Stopwatch.GetTimestamp();
        await _transactions.CommitAsync(group);
        var duration = Stopwatch.GetElapsedTime(start);
        _condition.OnStored();
        foreach (var pending in group)
        {
            pending.Complete();
        }

        SignalFeed(group);
        Record(group, duration);
    }

    private void SignalFeed(IReadOnlyList<PendingWrite> group)
    {
        foreach (var item in group.Where(pending => pending.Outcome.Error is null).SelectMany(pending => pending.Write.Feed))
        {
            _feedSignal.Raise(item.Topic);
        }
    }

    private void Record(IReadOnlyList<PendingWrite> group, TimeSpan duration)
    {
        _instruments.OnCommitted(group.Count, duration);
        foreach (var pending in group)
        {
            if (pending.Outcome.Error is InconsistentStateException conflict)
            {
                _instruments.OnConflict();
                LogConflict(pending.Write.Key, conflict.StoredEtag, conflict.CurrentEtag);
            }
        }
    }

    private void OnFailed(List<PendingWrite> group, Exception e)
    {
        var trouble = PostgresTroubles.Of(e, _options);
        _condition.OnFailed(trouble);
        Fail(group, write => new StorageUnavailableException(
            $"{write.Key} is not known to be written: its transaction failed: {trouble.Detail}", e));
        _instruments.OnBatchFailed();
        LogFailed(e, group.Count);
    }

    private static void Fail(List<PendingWrite> group, Func<StateWrite, Exception> error)
    {
        foreach (var pending in group)
        {
            pending.Fail(error(pending.Write));
        }
    }

    private static StorageUnavailableException Closed(StateWrite write) => new($"Cannot write {write.Key}: the store is closed.");

    // The store's condition reports the trouble itself, once.
    [LoggerMessage(31, LogLevel.Debug, "A transaction of {Writes} writes failed.")]
    private partial void LogFailed(Exception exception, int writes);

    [LoggerMessage(32, LogLevel.Debug, "Refused to write {Key}: stored ETag {StoredETag}, expected {ExpectedETag}.")]
    private partial void LogConflict(GrainStateKey key, string? storedETag, string? expectedETag);
}
