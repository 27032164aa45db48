using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Sweeps;

/// <summary>
/// What becomes of a pass when something in it fails. One item that fails must not keep the others waiting, and is tried again by the next pass.
/// Where all that follow would fail alike, as this silo ends or the store does not work, the pass ends at once; whoever is to blame says so itself.
/// </summary>
internal sealed partial class SweepPass(IStoreHealth store, IHostApplicationLifetime host, ILogger<SweepPass> logger)
{
    private int _hasSaidNotReached;

    /// <summary>This silo is about to end.</summary>
    public CancellationToken Stopping => host.ApplicationStopping;

    /// <summary>Begins another pass.</summary>
    public void Begin() => Interlocked.Exchange(ref _hasSaidNotReached, 0);

    /// <summary>Goes through a pass, or a step of it.</summary>
    /// <param name="otherwise">What comes of it where all that follows would fail.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> step, T otherwise)
    {
        try
        {
            return await step();
        }
        catch (Exception failure) when (ConcernsAll(failure))
        {
            LogEnded(failure);
            return otherwise;
        }
    }

    /// <summary>Does one item. A failure that would befall all others is the caller's; any other is logged.</summary>
    /// <param name="otherwise">What comes of the item where it fails.</param>
    /// <param name="logFailed">Names the item.</param>
    public async Task<T> TryAsync<T>(Func<Task<T>> item, T otherwise, Action<Exception> logFailed)
    {
        try
        {
            Stopping.ThrowIfCancellationRequested();
            return await item();
        }
        catch (Exception failure) when (!ConcernsAll(failure))
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

    private bool ConcernsAll(Exception failure) =>
        Stopping.IsCancellationRequested || (failure.MayPass() && store.Trouble is not null);

    private void Log(Exception failure, Action<Exception> logFailed)
    {
        if (failure is (not OrleansException { InnerException: null }) or InconsistentStateException)
        {
            logFailed(failure);
        }
        else if (Interlocked.Exchange(ref _hasSaidNotReached, 1) == 0)
        {
            LogNotReached(failure.Message);
        }
    }

    /// <summary>As while a silo starts, or another one ends.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "Not all grains could be reached; the next pass does what this one left: {Reason}")]
    private partial void LogNotReached(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A pass ends early; the next one goes on")]
    private partial void LogEnded(Exception failure);
}
