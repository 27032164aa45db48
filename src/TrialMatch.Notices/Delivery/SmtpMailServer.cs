using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using TrialMatch.Notices.Settings;

namespace TrialMatch.Notices.Delivery;

/// <summary>
/// Sends over SMTP, with one connection per message and one message at a time: notices are few, and an idle connection can break
/// unnoticed.
/// </summary>
internal sealed class SmtpMailServer(SmtpOptions options, TimeProvider clock) : IMailServer, IDisposable
{
    /// <summary>The maximum time for one message, including connecting.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private const int FirstPermanentCode = 500;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Overrides certificate validation in tests; null for the machine's trust store.</summary>
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

    // The server has accepted the message; a failure to disconnect does not matter.
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
        AuthenticationException => NoServer("it rejected user and password"),
        NotSupportedException => NoServer("it does not support what the settings require (TLS, or a way to log in)"),
        ServiceNotAuthenticatedException => NoServer("it requires a user and password"),
        ProtocolException => NoServer("it violated the SMTP protocol"),
        IOException => NoServer("the connection broke"),
        _ => null,
    };

    private static SendResult OfRefusal(int code) => new(
        code >= FirstPermanentCode ? SendOutcome.RefusedForGood : SendOutcome.RefusedForNow, $"the server answered {code}");

    private static SendResult NoServer(string reason) => new(SendOutcome.NoServer, reason);
}
