using System.Text.Json;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Notices.Mail;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Sends one mailbox its notices, in order, starting after the last one sent. Each mailbox has its own worker, cursor and backoff, so a
/// full or closed mailbox delays no other. Delivery is at least once: the cursor moves after the server has accepted a message, so a crash
/// in between sends that message again, under the same message id.
/// </summary>
internal sealed class MailboxWorker(
    Mailbox mailbox,
    IFeed feed,
    CursorStore cursors,
    IMailServer server,
    MailWriter writer,
    NetworkSeed network,
    TimeProvider clock,
    DeliveryLog log)
{
    /// <summary>The age at which an unsent notice is dropped: by then its deadline has passed.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(7);

    private const int EntriesPerPage = 100;

    // Notices for others move the cursor only now and then: otherwise each notice would cost a write for every mailbox.
    private const int UnconcernedPerWrite = 100;

    private readonly Backoff _pause = new(clock);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await TellAsync(stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                // Any failure is a result of the cancellation. Whatever was not marked as sent is sent after the next start.
            }
            catch (Exception failure)
            {
                log.OnFailure(failure);
                await _pause.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var cursor = await cursors.ReadAsync(mailbox, stop);
        var seen = cursor.State!.Sequence;
        var unconcerned = 0;
        while (true)
        {
            await feed.WaitAsync(Topics.Notices, seen, stop);
            foreach (var entry in await feed.ReadAsync(Topics.Notices, seen, EntriesPerPage, stop))
            {
                if (NoticeIn(entry) is { } notice)
                {
                    await SendAsync(entry, notice, stop);
                    unconcerned = UnconcernedPerWrite;
                }

                seen = entry.Sequence;
                if (++unconcerned > UnconcernedPerWrite)
                {
                    // Not cancelled: the message has been sent, and must not be sent again after a stop.
                    await cursors.WriteAsync(mailbox, cursor, seen, CancellationToken.None);
                    unconcerned = 0;
                }
            }

            log.OnProgress();
        }
    }

    /// <returns>Null if the notice is not for this mailbox, or cannot be read.</returns>
    private Notice? NoticeIn(FeedEntry entry)
    {
        try
        {
            var notice = Notice.Read(entry);
            return Recipients.Of(notice, network).Contains(mailbox.Recipient) ? notice : null;
        }
        catch (JsonException failure)
        {
            // It would not be readable at the next attempt either.
            log.OnUnreadable(entry.Sequence, failure);
            return null;
        }
    }

    private async Task SendAsync(FeedEntry entry, Notice notice, CancellationToken stop)
    {
        while (true)
        {
            if (clock.GetUtcNow() - entry.At > MaxWait)
            {
                log.OnTooOld(mailbox);
                return;
            }

            var result = await server.SendAsync(writer.Write(entry, notice, mailbox, clock.GetUtcNow()), stop);
            log.OnSent(mailbox, result);
            if (result.Outcome is SendOutcome.Accepted or SendOutcome.RefusedForGood)
            {
                log.OnInTime(mailbox);
                _pause.Reset();
                return;
            }

            await _pause.WaitAsync(stop);
        }
    }
}
