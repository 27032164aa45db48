using System.Diagnostics;
using Grpc.Core;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Server;

/// <summary>A server's stream, read through lost connections: it is taken up after the last version seen, so nothing is lost or told twice.</summary>
/// <param name="reach">A call that succeeds where the server is there and knows what is to be watched.</param>
/// <param name="open">Opens the stream after a version.</param>
internal sealed class ResumingStream<T>(Func<Task> reach, Func<long, AsyncServerStreamingCall<T>> open, Func<T, long> versionOf)
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // A stream that lives so long was a connection, though nothing was told.
    private static readonly TimeSpan Connected = TimeSpan.FromSeconds(2);

    private long? _lostAt;

    /// <summary>The last version seen; where to begin, before.</summary>
    public long LastVersion { get; set; }

    /// <summary>Whether a stream that ends without a failure is at its end; else the server is about to stop.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>Told once for each time the server is lost.</summary>
    public Action Lost { get; set; } = () => { };

    /// <summary>Reads until the stream is at its end.</summary>
    /// <param name="patience">How long to try again where the server is lost. One that is not there at the start is not waited for.</param>
    /// <exception cref="RpcException">The server is not there, or refuses.</exception>
    public async Task ReadAsync(Action<T> tell, TimeSpan patience, CancellationToken cancellation)
    {
        await reach();
        while (true)
        {
            try
            {
                if (_lostAt is not null)
                {
                    await reach();
                }

                await ReadOnceAsync(tell, cancellation);
                if (EndsByItself)
                {
                    return;
                }

                NoteLoss();
            }
            catch (RpcException failure) when (IsLoss(failure) && !cancellation.IsCancellationRequested)
            {
                NoteLoss();
                if (Stopwatch.GetElapsedTime(_lostAt!.Value) >= patience)
                {
                    throw;
                }
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private async Task ReadOnceAsync(Action<T> tell, CancellationToken cancellation)
    {
        var openedAt = Stopwatch.GetTimestamp();
        using var call = open(LastVersion);
        try
        {
            while (await call.ResponseStream.MoveNext(cancellation))
            {
                var told = call.ResponseStream.Current;
                tell(told);
                LastVersion = versionOf(told);
                _lostAt = null;
            }
        }
        finally
        {
            if (Stopwatch.GetElapsedTime(openedAt) >= Connected)
            {
                _lostAt = null;
            }
        }
    }

    private void NoteLoss()
    {
        if (_lostAt is null)
        {
            _lostAt = Stopwatch.GetTimestamp();
            Lost();
        }
    }

    // A server that ends breaks off its streams in one of these ways.
    private static bool IsLoss(RpcException failure) =>
        failure.StatusCode == StatusCode.Cancelled || RpcFailures.ExitCodeOf(failure) == ExitCodes.Unreachable;
}
