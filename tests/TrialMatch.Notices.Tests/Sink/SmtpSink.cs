using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;

namespace TrialMatch.Notices.Tests.Sink;

/// <summary>
/// A small mail server on loopback that keeps what it is sent: EHLO, STARTTLS, AUTH PLAIN, MAIL, RCPT, DATA, RSET, QUIT. A test
/// may have it answer any command otherwise.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly Task _accepting;

    public SmtpSink(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>With it the sink offers STARTTLS, and logging in once TLS is on.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>User and password as AUTH PLAIN sends them; null: nobody need log in.</summary>
    public string? Credentials { get; init; }

    /// <summary>Another answer to a command ("." for the end of a message); null from it: the usual one. An empty one hangs up.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Another answer to RCPT for an address; null from it: the usual one.</summary>
    public Func<string, string?> Recipient { get; set; } = _ => null;

    /// <summary>Every command that came, without what it carried.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    public int MailCount => _mails.Reader.Count;

    public async Task<ReceivedMail> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _mails.Reader.ReadAsync(patience.Token);
    }

    public void Keep(ReceivedMail mail) => _mails.Writer.TryWrite(mail);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_sessions);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _sessions.Add(new SmtpSession(this, client).RunAsync(_stop.Token));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Closed.
        }
    }
}
