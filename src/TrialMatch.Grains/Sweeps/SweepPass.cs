using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Cluster;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// Handles failures within a pass. A failed item does not delay the others, and the next pass tries it again. If every later item would
/// fail as well, because this silo is shutting down or the store is in trouble, the pass ends at once and without an error: the cause logs
/// its own.
/// </summary>
internal sealed partial class SweepPass(
    IStoreHealth store, IHostApplicationLifetime host, IClusterTurn turn, GrainInstruments instruments, ILogger<SweepPass> logger)
{
    private int _hasSaidNotReached;
    private int _failures;
    private string _sweep = string.Empty;

    /// <summary>Cancelled when this silo begins to shut down.</summary>
    public CancellationToken Stopping => host.ApplicationStopping;

    /// <summary>Whether this silo sweeps for its cluster.</summary>
    public bool IsOurs => turn.IsOurs;

    /// <summary>Begins a new pass.</summary>
    public void Begin(string sweep)
    {
        _sweep = sweep;
        Interlocked.Exchange(ref _hasSaidNotReached, 0);
        Interlocked.Exchange(ref _failures, 0);
    }

    /// <summary>Ends a pass.</summary>
    /// <param name="isWhole">Whether it went to its end.</param>
    public void End(TimeSpan duration, bool isWhole, DateTimeOffset at)
    {
        instruments.OnSwept(_sweep, duration);
        if (isWhole && _failures == 0)
        {
            instruments.OnSweepSucceeded(_sweep, at);
        }
    }

    /// <summary>Runs a pass, or a step of it.</summary>
    /// <param name="otherwise">The result if every later item would fail as well.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> step, T otherwise)
    {
        try
        {
            return await step();
        }
        catch (Exception failure) when (AffectsAll(failure))
        {
            LogEnded(failure);
            return otherwise;
        }
    }

    /// <summary>Handles one item. A failure that would affect all other items is thrown; any other is logged.</summary>
    /// <param name="otherwise">The result if the item fails.</param>
    /// <param name="logFailed">Logs the failure, naming the item.</param>
    public async Task<T> TryAsync<T>(Func<Task<T>> item, T otherwise, Action<Exception> logFailed)
    {
        try
        {
            Stopping.ThrowIfCancellationRequested();
            return await item();
        }
        catch (Exception failure) when (!AffectsAll(failure))
        {
            Log(failure, logFailed);
            return otherwise;
        }
    }

    /// <inheritdoc cref="TryAsync{T}"/>
    public Task TryAsync(Func<Task> item, Action<Exception> logFailed)
    {
        async Task<bool> DoAsync()
        {
            await item();
            return true;
        }

        return TryAsync(DoAsync, otherwise: false, logFailed);
    }

    /// <summary>Handles one item that is a study, and counts it.</summary>
    /// <inheritdoc cref="TryAsync{T}"/>
    public Task<T> TryStudyAsync<T>(Func<Task<T>> item, T otherwise, Action<Exception> logFailed) => TryAsync(
        async () =>
        {
            var result = await item();
            instruments.OnSweptStudy(_sweep);
            return result;
        },
        otherwise,
        logFailed);

    /// <inheritdoc cref="TryStudyAsync{T}"/>
    public Task TryStudyAsync(Func<Task> item, Action<Exception> logFailed)
    {
        async Task<bool> DoAsync()
        {
            await item();
            return true;
        }

        return TryStudyAsync(DoAsync, otherwise: false, logFailed);
    }

    private bool AffectsAll(Exception failure) =>
        Stopping.IsCancellationRequested || (failure.IsTransient() && store.Trouble is not null);

    private void Log(Exception failure, Action<Exception> logFailed)
    {
        Interlocked.Increment(ref _failures);
        instruments.OnSweepFailure(_sweep);
        if (failure is (not OrleansException { InnerException: null }) or InconsistentStateException)
        {
            logFailed(failure);
        }
        else if (Interlocked.Exchange(ref _hasSaidNotReached, 1) == 0)
        {
            LogNotReached(failure.Message);
        }
    }

    /// <summary>Happens while a silo starts, or another one stops.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "Could not reach all grains; the next pass will try them again: {Reason}")]
    private partial void LogNotReached(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A pass ended early; the next one continues")]
    private partial void LogEnded(Exception failure);
}
