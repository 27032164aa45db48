using Microsoft.Extensions.Time.Testing;
using MimeKit;
using TrialMatch.Notices.Delivery;
using TrialMatch.Notices.Settings;
using TrialMatch.Notices.Tests.Sink;

namespace TrialMatch.Notices.Tests.Delivery;

public sealed class SmtpMailServerTests
{
    private const string From = "trialmatch@example.org";
    private const string To = "somebody@example.org";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_message_is_with_the_server_as_it_was_written()
    {
        await using var sink = new SmtpSink();

        var result = await SendAsync(Plain(sink.Port));

        Assert.Equal(SendOutcome.Accepted, result.Outcome);
        var mail = await sink.NextAsync();
        Assert.Equal(From, mail.From);
        Assert.Equal([To], mail.To);
        Assert.Equal("A subject – med ø", mail.Message.Subject);
        Assert.Equal("A line\n.\nMøre\n", mail.Message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"], sink.Commands);
    }

    [Theory]
    [InlineData("RCPT", "550 <somebody@example.org> unknown", "RefusedForGood", "the server answered 550")]
    [InlineData("RCPT", "450 <somebody@example.org> try later", "RefusedForNow", "the server answered 450")]
    [InlineData("RCPT", "452 mailbox full", "RefusedForNow", "the server answered 452")]
    [InlineData(".", "554 <somebody@example.org> spam", "RefusedForGood", "the server answered 554")]
    [InlineData(".", "451 local error", "RefusedForNow", "the server answered 451")]
    [InlineData("MAIL", "550 <trialmatch@example.org> may not send", "NoServer", "it answered 550")]
    [InlineData("CONNECT", "554 no service", "NoServer", "it answered 554")]
    [InlineData("CONNECT", "this is no mail server", "NoServer", "it violated the SMTP protocol")]
    [InlineData("CONNECT", "", "NoServer", "")]
    [InlineData("DATA", "", "NoServer", "")]
    [InlineData(".", "", "NoServer", "")]
    public async Task Any_other_answer_is_told_apart_without_the_servers_own_words(
        string command, string answer, string outcome, string reason)
    {
        await using var sink = new SmtpSink { Answer = asked => asked == command ? answer : null };

        var result = await SendAsync(Plain(sink.Port));

        Assert.Equal(Enum.Parse<SendOutcome>(outcome), result.Outcome);
        Assert.DoesNotContain("@", result.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(result.Reason);
        if (reason.Length > 0)
        {
            Assert.Equal(reason, result.Reason);
        }

        Assert.Equal(0, sink.MailCount);
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_it_took_the_message_has_taken_it()
    {
        await using var sink = new SmtpSink { Answer = asked => asked == "QUIT" ? "" : null };

        Assert.Equal(SendOutcome.Accepted, (await SendAsync(Plain(sink.Port))).Outcome);
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_server()
    {
        int port;
        await using (var sink = new SmtpSink())
        {
            port = sink.Port;
        }

        var result = await SendAsync(Plain(port));

        Assert.Equal(SendOutcome.NoServer, result.Outcome);
        Assert.Equal("cannot connect (ConnectionRefused)", result.Reason);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_after_a_while()
    {
        var asked = new TaskCompletionSource();
        using var never = new ManualResetEventSlim();
        await using var sink = new SmtpSink
        {
            Answer = command =>
            {
                if (command == "RCPT")
                {
                    asked.SetResult();
                    never.Wait(TimeSpan.FromSeconds(20));
                }

                return null;
            },
        };
        var clock = new FakeTimeProvider();
        using var server = new SmtpMailServer(Plain(sink.Port), clock);
        var sending = server.SendAsync(Message(), Cancelled);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancelled);

        clock.Advance(SmtpMailServer.Timeout);

        var result = await sending.WaitAsync(TimeSpan.FromSeconds(20), Cancelled);
        Assert.Equal(new SendResult(SendOutcome.NoServer, "no answer within 30 s"), result);
        never.Set();
    }

    [Fact]
    public async Task A_send_that_is_cancelled_says_so()
    {
        using var cancelled = new CancellationTokenSource();
        await using var sink = new SmtpSink
        {
            Answer = command =>
            {
                if (command == "MAIL")
                {
                    cancelled.Cancel();
                }

                return null;
            },
        };
        using var server = new SmtpMailServer(Plain(sink.Port), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => server.SendAsync(Message(), cancelled.Token));
    }

    [Fact]
    public async Task With_TLS_and_a_user_the_message_is_sent_once_both_are_accepted()
    {
        using var certificate = SelfSigned.Create();
        await using var sink = new SmtpSink { Certificate = certificate, Credentials = "\0user\0secret" };
        using var server = new SmtpMailServer(
            new SmtpOptions("127.0.0.1", From, sink.Port, UseTls: true, "user", "secret"), TimeProvider.System)
        {
            CertificateCheck = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
        };

        Assert.Equal(SendOutcome.Accepted, (await server.SendAsync(Message(), Cancelled)).Outcome);
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"], sink.Commands);
    }

    [Fact]
    public async Task A_wrong_password_is_no_server()
    {
        await using var sink = new SmtpSink { Credentials = "\0user\0secret" };

        var result = await SendAsync(Plain(sink.Port) with { User = "user", Password = "wrong" });

        Assert.Equal(new SendResult(SendOutcome.NoServer, "it rejected user and password"), result);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_message()
    {
        using var certificate = SelfSigned.Create();
        await using var sink = new SmtpSink { Certificate = certificate };

        var result = await SendAsync(Plain(sink.Port) with { UseTls = true });

        Assert.Equal(new SendResult(SendOutcome.NoServer, "TLS failed: no trusted certificate, or no common version"), result);
        Assert.DoesNotContain("MAIL", sink.Commands);
    }

    [Fact]
    public async Task A_server_without_TLS_gets_no_message_where_TLS_is_asked_for()
    {
        await using var sink = new SmtpSink();

        var result = await SendAsync(Plain(sink.Port) with { UseTls = true });

        Assert.Equal(SendOutcome.NoServer, result.Outcome);
        Assert.DoesNotContain("MAIL", sink.Commands);
    }

    private static SmtpOptions Plain(int port) => new("127.0.0.1", From, port, UseTls: false);

    private static async Task<SendResult> SendAsync(SmtpOptions options)
    {
        using var server = new SmtpMailServer(options, TimeProvider.System);
        return await server.SendAsync(Message(), Cancelled);
    }

    private static MimeMessage Message()
    {
        var message = new MimeMessage { Subject = "A subject – med ø", Body = new TextPart("plain") { Text = "A line\n.\nMøre\n" } };
        message.From.Add(MailboxAddress.Parse(From));
        message.To.Add(MailboxAddress.Parse(To));
        return message;
    }
}
