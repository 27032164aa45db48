using System.Diagnostics;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;

namespace TrialMatch.Cli.Bench;

/// <summary>Makes the calls of a plan against a server and records them.</summary>
/// <param name="connections">Callers are spread over them.</param>
internal sealed class BenchRun(BenchPlan plan, Workload workload, IReadOnlyList<ServerConnection> connections, CancellationToken cancellation)
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    private readonly Dictionary<CallKind, Latencies> _recorded = Enum.GetValues<CallKind>().ToDictionary(kind => kind, _ => new Latencies());
    private readonly Schedule _schedule = new(plan);
    private readonly Stopwatch _clock = new();
    private int _done;

    /// <summary>Runs until the plan is done or the command is interrupted; what was recorded until then are the figures.</summary>
    /// <param name="isOwnServer">The server is in this process, whose use is therefore both's.</param>
    public async Task<BenchFigures> RunAsync(bool isOwnServer, IProgress<string> progress)
    {
        var before = ProcessUse.Read();
        _clock.Start();
        using var done = new CancellationTokenSource();
        var telling = TellAsync(progress, done.Token);
        await Task.WhenAll(Enumerable.Range(0, plan.Callers).Select(caller => Task.Run(() => CallAsync(connections[caller % connections.Count]))));
        _clock.Stop();
        await done.CancelAsync();
        await telling;
        return new BenchFigures(
            plan,
            _clock.Elapsed,
            [.. _recorded.Select(each => each.Value.Figures(each.Key)).Where(kind => kind.Calls > 0)],
            workload.Book.Registered,
            isOwnServer ? ProcessUse.Read().Since(before) : null);
    }

    private async Task CallAsync(ServerConnection server)
    {
        while (!cancellation.IsCancellationRequested && _schedule.Next(_clock.Elapsed) is { } scheduled)
        {
            if (!await WaitUntilAsync(scheduled.DueAt))
            {
                return;
            }

            var call = workload.Next(scheduled);
            try
            {
                await call.SendAsync(server);
                _recorded[call.Kind].Succeeded(_clock.Elapsed - scheduled.DueAt);
            }
            catch (RpcException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException failure)
            {
                _recorded[call.Kind].Failed(RpcFailures.NameOf(failure));
            }

            Interlocked.Increment(ref _done);
        }
    }

    /// <returns>False where the command was interrupted.</returns>
    private async Task<bool> WaitUntilAsync(TimeSpan due)
    {
        var left = due - _clock.Elapsed;
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !cancellation.IsCancellationRequested;
    }

    private async Task TellAsync(IProgress<string> progress, CancellationToken done)
    {
        while (true)
        {
            await Task.Delay(ProgressEvery, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
            {
                return;
            }

            progress.Report(Figures.Format($"{_clock.Elapsed.TotalSeconds:0} of {plan.Duration.TotalSeconds:0} s: {_done:N0} calls"));
        }
    }
}
