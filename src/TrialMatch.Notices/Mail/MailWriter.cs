using System.Globalization;
using MimeKit;
using MimeKit.Text;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Notices.Delivery;
using TrialMatch.Notices.Settings;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Notices.Mail;

/// <summary>Writes the message of a notice: plain text, one recipient.</summary>
internal sealed class MailWriter(NoticesOptions options, NetworkSeed network)
{
    /// <summary>
    /// The same message each time, but for its date: its id follows from the feed's entry and the mailbox, so a mail program
    /// knows a repetition by it.
    /// </summary>
    public MimeMessage Write(FeedEntry entry, Notice notice, Mailbox mailbox, DateTimeOffset now)
    {
        var text = NoticeText.Of(notice, network);
        var from = MailboxAddress.Parse(options.Smtp.From);
        var sequence = entry.Sequence.ToString(CultureInfo.InvariantCulture);
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = OsloTime.ToLocal(now),
            MessageId = $"{notice.Study.Value}.{sequence}.{mailbox.Fingerprint}@{from.Domain}",
            Body = new TextPart(TextFormat.Plain) { Text = text.Body },
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mailbox.Address));
        // Keeps well-behaved mail programs from answering (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
