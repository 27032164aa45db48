using Microsoft.Extensions.Hosting;
using TrialMatch.Grains.Abstractions.Cluster;
using TrialMatch.Notices.Delivery;

namespace TrialMatch.Notices;

/// <summary>Runs one worker per mailbox while the host runs and it is this server's turn to deliver.</summary>
internal sealed class NoticesService(IEnumerable<MailboxWorker> workers, IClusterTurn turn, TimeProvider clock) : BackgroundService
{
    // A choice: a server that has died is missed by its cluster later than that anyway.
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await UntilTurnAsync(isOurs: true, stoppingToken))
        {
            // Each turn reads the cursors anew: meanwhile another server has moved them.
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            var delivery = Task.WhenAll(workers.Select(worker => worker.RunAsync(end.Token)));
            await UntilTurnAsync(isOurs: false, stoppingToken);
            await end.CancelAsync();
            await delivery;
        }
    }

    /// <returns>False where the host stops first.</returns>
    private async Task<bool> UntilTurnAsync(bool isOurs, CancellationToken stop)
    {
        while (turn.IsOurs != isOurs && !stop.IsCancellationRequested)
        {
            await Task.Delay(TimeBetweenLooks, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !stop.IsCancellationRequested;
    }
}
