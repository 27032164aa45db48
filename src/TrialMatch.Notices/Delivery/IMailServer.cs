using MimeKit;

namespace TrialMatch.Notices.Delivery;

/// <summary>Takes messages on their way.</summary>
internal interface IMailServer
{
    /// <summary>Sends one message. What goes wrong with the server or the message is told in the result, not thrown.</summary>
    /// <exception cref="OperationCanceledException">Sending was cancelled; the server may have the message all the same.</exception>
    Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
