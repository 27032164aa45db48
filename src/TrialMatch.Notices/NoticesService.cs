using Microsoft.Extensions.Hosting;
using TrialMatch.Notices.Delivery;

namespace TrialMatch.Notices;

/// <summary>Runs one worker per mailbox for as long as the host runs.</summary>
internal sealed class NoticesService(IEnumerable<MailboxWorker> tellers) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(tellers.Select(teller => teller.RunAsync(stoppingToken)));
}
