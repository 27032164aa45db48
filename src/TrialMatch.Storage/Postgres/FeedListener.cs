using Microsoft.Extensions.Logging;
using Npgsql;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>
/// Listens for notifications of new feed entries, whichever process wrote them, and wakes the readers that wait in this process. If the
/// connection is lost, it reconnects, and readers poll meanwhile.
/// </summary>
internal sealed partial class FeedListener : IAsyncDisposable
{
    // A choice: does not burden a server that is starting.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly FeedSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _run;

    public FeedListener(NpgsqlDataSource source, FeedSignal signal, TimeProvider clock, ILogger logger)
    {
        _source = source;
        _signal = signal;
        _clock = clock;
        _logger = logger;
        _run = Task.Run(RunAsync);
    }

    /// <summary>For tests: completes when it listens for the first time.</summary>
    public Task Listening => _listening.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogLost(e);
                await PauseAsync();
            }
        }
    }

    private async Task ListenAsync()
    {
        await using var connection = await _source.OpenConnectionAsync(_stop.Token);
        connection.Notification += (_, told) => _signal.Raise(told.Payload);
        await Sql.RunAsync(connection, $"LISTEN {FeedAppend.Channel}", _stop.Token);
        try
        {
            // For notifications that were sent while nobody listened.
            _signal.RaiseAll();
            _listening.TrySetResult();
            while (true)
            {
                await connection.WaitAsync(_stop.Token);
            }
        }
        finally
        {
            // The connection returns to the pool.
            await StopListeningAsync(connection);
        }
    }

    private async Task StopListeningAsync(NpgsqlConnection connection)
    {
        try
        {
            await Sql.RunAsync(connection, "UNLISTEN *", CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            LogLost(e);
        }
    }

    private async Task PauseAsync()
    {
        try
        {
            await Task.Delay(Pause, _clock, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }

    [LoggerMessage(33, LogLevel.Debug, "Lost the connection that listens for feed notifications; readers poll until it is back.")]
    private partial void LogLost(Exception exception);
}
