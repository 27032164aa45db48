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

/// <summary>Writes a notice as a plain-text message to one recipient.</summary>
internal sealed class MailWriter(NoticesOptions options, NetworkSeed network)
{
    /// <summary>
    /// Writes the same message each time except for its date. Its id follows from the feed entry and the mailbox, so mail programs
    /// recognise a repetition.
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
        // Prevents automatic replies (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
