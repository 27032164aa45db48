using MimeKit;

namespace TrialMatch.Notices.Delivery;

/// <summary>Sends messages.</summary>
internal interface IMailServer
{
    /// <summary>Sends one message. Failures of the server or the message are reported in the result, not thrown.</summary>
    /// <exception cref="OperationCanceledException">Sending was cancelled; the server may have accepted the message nevertheless.</exception>
    Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
