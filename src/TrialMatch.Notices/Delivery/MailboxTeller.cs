using System.Text.Json;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Notices.Mail;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Tells one mailbox what concerns it, in order, from where it was told last. Each mailbox has its own teller, cursor and
/// pauses, so that one which is full or closed keeps nobody else waiting. At least once: the cursor moves after the server has
/// taken the message, so a crash between the two sends that one message again, under the same message id.
/// </summary>
internal sealed class MailboxTeller(
    Mailbox mailbox,
    IFeed feed,
    CursorStore cursors,
    IMailServer server,
    MailWriter writer,
    NetworkSeed network,
    TimeProvider clock,
    DeliveryLog log)
{
    /// <summary>A notice that could not be sent for so long is given up: the deadlines it tells of are over.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(7);

    private const int EntriesPerPage = 100;

    // What is of no concern moves the cursor only now and then: else each notice would be a write for every mailbox.
    private const int UnconcernedPerWrite = 100;

    private readonly GrowingPause _pause = new(clock);

    /// <summary>Completes when cancelled, and not before.</summary>
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
                // Whatever failed, failed because of that; what was not marked as sent is sent at the next start.
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
                    // Not cancelled: the message is out, and who stops now must not send it again.
                    await cursors.WriteAsync(mailbox, cursor, seen, CancellationToken.None);
                    unconcerned = 0;
                }
            }

            log.OnProgress();
        }
    }

    /// <returns>Null if it does not concern this mailbox, or cannot be read.</returns>
    private Notice? NoticeIn(FeedEntry entry)
    {
        try
        {
            var notice = Notice.Read(entry);
            return Recipients.Of(notice, network).Contains(mailbox.Recipient) ? notice : null;
        }
        catch (JsonException failure)
        {
            // Nor would it be readable at the next try.
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
