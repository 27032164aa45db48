using System.Diagnostics;
using Grpc.Core;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Server;

/// <summary>Reads a server's stream across lost connections: it resumes after the last version seen, so nothing is lost or repeated.</summary>
/// <param name="reach">A call that succeeds if the server is reachable and knows the subject of the stream.</param>
/// <param name="open">Opens the stream after a version.</param>
internal sealed class ResumingStream<T>(Func<Task> reach, Func<long, AsyncServerStreamingCall<T>> open, Func<T, long> versionOf)
    where T : class
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    // A stream that lived this long counts as a connection, even if it sent nothing.
    private static readonly TimeSpan Connected = TimeSpan.FromSeconds(2);

    private long? _lostAt;

    /// <summary>The last version seen; at first, the version to start after.</summary>
    public long LastVersion { get; set; }

    /// <summary>Whether a stream that ends without a failure is complete; otherwise the server is shutting down.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>Called once each time the server is lost.</summary>
    public Action Lost { get; set; } = () => { };

    /// <summary>Reads until the stream is complete.</summary>
    /// <param name="patience">How long to retry after the server is lost. A server that is unreachable at the start is not waited for.</param>
    /// <exception cref="RpcException">The server is unreachable, or refuses.</exception>
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

    // A server that shuts down ends its streams in one of these ways.
    private static bool IsLoss(RpcException failure) =>
        failure.StatusCode == StatusCode.Cancelled || RpcFailures.ExitCodeOf(failure) == ExitCodes.Unreachable;
}
