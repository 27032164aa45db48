using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace TrialMatch.Notices.Tests.Sink;

/// <summary>One client's conversation with a sink.</summary>
internal sealed class SmtpSession(SmtpSink sink, TcpClient client)
{
    private Stream _stream = client.GetStream();
    private bool _isEncrypted;
    private string _from = "";
    private List<string> _to = [];

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            using (client)
            {
                await using var closing = stop.Register(client.Close);
                await TalkAsync();
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client is gone, or did not like our certificate.
        }
    }

    private async Task TalkAsync()
    {
        if (!await ReplyAsync("CONNECT", "220 sink"))
        {
            return;
        }

        while (await ReadLineAsync() is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            sink.Commands.Enqueue(command);
            var goesOn = command switch
            {
                "EHLO" => await ReplyAsync(command, Greeting()),
                "STARTTLS" => await StartTlsAsync(),
                "AUTH" => await ReplyAsync(command, IsRight(line) ? "235 welcome" : "535 wrong"),
                "MAIL" => await ReplyAsync(command, "250 ok", () => _from = Address(line)),
                "RCPT" => await TakeRecipientAsync(Address(line)),
                "RSET" => await ReplyAsync(command, "250 ok", () => _to = []),
                "DATA" => await TakeMessageAsync(),
                "QUIT" => await ReplyAsync(command, "221 bye") && false,
                _ => await ReplyAsync(command, "502 unknown"),
            };
            if (!goesOn)
            {
                return;
            }
        }
    }

    private string Greeting()
    {
        List<string> offers = ["sink", "8BITMIME"];
        if (sink.Certificate is not null && !_isEncrypted)
        {
            offers.Add("STARTTLS");
        }

        if (sink.Credentials is not null)
        {
            offers.Add("AUTH PLAIN");
        }

        return string.Join("\r\n", offers.Select((offer, i) => i == offers.Count - 1 ? $"250 {offer}" : $"250-{offer}"));
    }

    private async Task<bool> StartTlsAsync()
    {
        if (!await ReplyAsync("STARTTLS", "220 go ahead"))
        {
            return false;
        }

        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsServerAsync(sink.Certificate!);
        _stream = encrypted;
        _isEncrypted = true;
        return true;
    }

    private bool IsRight(string line) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])) == sink.Credentials;

    private async Task<bool> TakeRecipientAsync(string address) => sink.Recipient(address) is { } refusal
        ? await ReplyAsync("REFUSE", refusal)
        : await ReplyAsync("RCPT", "250 ok", () => _to.Add(address));

    private async Task<bool> TakeMessageAsync()
    {
        if (!await ReplyAsync("DATA", "354 send"))
        {
            return false;
        }

        var text = new StringBuilder();
        while (await ReadLineAsync() is { } line && line != ".")
        {
            // A dot that begins a line is sent twice.
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        var mail = new ReceivedMail(_from, _to, await MimeMessage.LoadAsync(bytes));
        _to = [];
        return await ReplyAsync(".", "250 taken", () => sink.Keep(mail));
    }

    private async Task<bool> ReplyAsync(string command, string usual, Action? done = null)
    {
        var answer = sink.Answer(command) ?? usual;
        if (answer.Length == 0)
        {
            return false;
        }

        if (answer == usual)
        {
            done?.Invoke();
        }

        await _stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"));
        return true;
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.Latin1.GetString(line.ToArray()).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
