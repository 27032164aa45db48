using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using TrialMatch.Notices.Settings;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Sends over SMTP, a connection for each message and one at a time: notices are few, and an idle connection is one more thing
/// that breaks unseen.
/// </summary>
internal sealed class SmtpMailServer(SmtpOptions options, TimeProvider clock) : IMailServer, IDisposable
{
    /// <summary>How long one message may take, connecting included.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private const int FirstPermanentCode = 500;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>For tests with a certificate of their own; null: the machine's trust decides.</summary>
    internal RemoteCertificateValidationCallback? CertificateCheck { get; init; }

    public async Task<SendResult> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            using var timeout = new CancellationTokenSource(Timeout, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            return await TrySendAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.NoServer, $"no answer within {Timeout.TotalSeconds:F0} s");
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<SendResult> TrySendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { ServerCertificateValidationCallback = CertificateCheck };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Security, cancellationToken);
            if (options is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
        }
        catch (Exception failure) when (ResultOf(failure) is { } result)
        {
            return result;
        }

        await SayGoodbyeAsync(client, cancellationToken);
        return new SendResult(SendOutcome.Accepted, "");
    }

    private SecureSocketOptions Security => options switch
    {
        { UseTls: false } => SecureSocketOptions.None,
        { Port: SmtpOptions.TlsPort } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    // The server has the message: whatever happens to the farewell changes nothing.
    private static async Task SayGoodbyeAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception)
        {
            // Disposing of the client closes the connection.
        }
    }

    private static SendResult? ResultOf(Exception failure) => failure switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused
            => OfRefusal((int)refused.StatusCode),
        SmtpCommandException refused => NoServer($"it answered {(int)refused.StatusCode}"),
        SocketException socket => NoServer($"cannot connect ({socket.SocketErrorCode})"),
        SslHandshakeException => NoServer("TLS failed: no trusted certificate, or no common version"),
        AuthenticationException => NoServer("it does not accept user and password"),
        NotSupportedException => NoServer("it lacks what the settings ask for (TLS, or a way to log in)"),
        ServiceNotAuthenticatedException => NoServer("it asks for a user and password"),
        ProtocolException => NoServer("it does not speak SMTP as expected"),
        IOException => NoServer("the connection broke"),
        _ => null,
    };

    private static SendResult OfRefusal(int code) => new(
        code >= FirstPermanentCode ? SendOutcome.RefusedForGood : SendOutcome.RefusedForNow, $"the server answered {code}");

    private static SendResult NoServer(string reason) => new(SendOutcome.NoServer, reason);
}
