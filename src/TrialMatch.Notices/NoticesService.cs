using Microsoft.Extensions.Hosting;
using TrialMatch.Notices.Delivery;

namespace TrialMatch.Notices;

/// <summary>Runs a teller for each mailbox for as long as the host runs.</summary>
internal sealed class NoticesService(IEnumerable<MailboxTeller> tellers) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tellers.Select(teller => teller.RunAsync(stoppingToken)));
}
