using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Cluster;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Notices.Delivery;
using TrialMatch.Notices.Settings;
using TrialMatch.Notices.Tests.Sink;
using TrialMatch.Primitives;
using TrialMatch.Storage.Worker;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>The notices as a host runs them: real store, real sockets, a clock that the test moves.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Bergen = "answers@bergen.example.org";
    private const string BergenToo = "office@bergen.example.org";
    private const string Cancer = "centre@cancer.example.org";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly LogRecorder _log = new();
    private readonly List<IAsyncDisposable> _running = [];
    private OpenStore _store = null!;
    private FailingStorage _storage = null!;
    private NoticeFeed _feed = null!;
    private SmtpSink _sink = null!;
    private ChangeableTurn _turn = new();

    public ValueTask InitializeAsync()
    {
        _store = OpenStore.Open(_folder.Path);
        _storage = new FailingStorage(_store.Grains);
        _feed = new NoticeFeed(_store);
        _sink = new SmtpSink();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running)
        {
            await running.DisposeAsync();
        }

        await _sink.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_mailbox_is_told_what_concerns_it_once_and_in_order()
    {
        await StartAsync(("bergen", [Bergen, BergenToo]), ("cancer", [Cancer]));

        await _feed.TellAsync(
            Now, Request("study-1"), Request("study-1") with { Kind = NoticeKind.ReminderLastDay }, Request("study-2", "ous"));

        var mails = await TakeAsync(5);
        Assert.Equal(
            [
                (Bergen, "TrialMatch: a study asks for an answer (study-1)"),
                (Bergen, "TrialMatch: last day to answer (study-1)"),
                (Cancer, "TrialMatch: last day to answer (study-1)"),
                (BergenToo, "TrialMatch: a study asks for an answer (study-1)"),
                (BergenToo, "TrialMatch: last day to answer (study-1)"),
            ],
            mails.Select(mail => (mail.To.Single(), mail.Message.Subject!)).OrderBy(mail => mail.Item1, StringComparer.Ordinal)
                .ThenBy(mail => mail.Item2, StringComparer.Ordinal));
        Assert.Equal(mails.Count, mails.Select(mail => mail.Message.MessageId).Distinct().Count());
        Assert.All(mails, mail => Assert.Equal("auto-generated", mail.Message.Headers["Auto-Submitted"]));
    }

    [Fact]
    public async Task After_a_restart_nothing_is_told_again_and_what_came_meanwhile_is_told()
    {
        var first = await StartAsync(("bergen", [Bergen]));
        await _feed.TellAsync(Now, Request("study-1"));
        await _sink.NextAsync();
        // The first write was the mailbox's start, the second says that the notice is sent.
        await UntilAsync(() => _storage.Writes == 2);
        await StopAsync(first);

        await _feed.TellAsync(Now, Request("study-2"));
        await StartAsync(("bergen", [Bergen]));

        Assert.Contains("study-2", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
        Assert.Equal(0, _sink.MailCount);
    }

    [Fact]
    public async Task Of_two_servers_on_one_store_one_delivers_and_when_its_turn_ends_the_other_goes_on_where_it_stopped()
    {
        var (first, second) = (_turn, new ChangeableTurn { IsOurs = false });
        await StartAsync(("bergen", [Bergen]));
        _turn = second;
        await StartAsync(("bergen", [Bergen]));

        await _feed.TellAsync(Now, Request("study-1"));
        Assert.Contains("study-1", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
        await UntilAsync(() => _storage.Writes == 2);
        first.IsOurs = false;
        await MoveClockUntilAsync(() => first.Looks >= 2);
        second.IsOurs = true;
        await _feed.TellAsync(Now, Request("study-2"));

        await MoveClockUntilAsync(() => _sink.MailCount > 0);
        Assert.Contains("study-2", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
        await UntilAsync(() => _storage.Writes == 3);
        Assert.Equal(0, _sink.MailCount);
    }

    [Fact]
    public async Task A_mailbox_that_is_new_is_told_nothing_from_before()
    {
        await _feed.TellAsync(Now, Request("study-1"));
        await StartAsync(("bergen", [Bergen]));

        await _feed.TellAsync(Now, Request("study-2"));

        Assert.Contains("study-2", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_server_is_away_notices_wait_and_the_log_says_so_once()
    {
        var port = _sink.Port;
        await StartAsync(("bergen", [Bergen]), ("cancer", [Cancer]));
        await _sink.DisposeAsync();
        await _feed.TellAsync(Now, Request("study-1") with { Kind = NoticeKind.HoldEvicted }, Request("study-2"));
        await MoveClockUntilAsync(() => !_log.Lines.IsEmpty);
        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(Backoff.Longest);
            await Task.Delay(5, Cancelled);
        }

        _sink = new SmtpSink(port);
        await MoveClockUntilAsync(() => _sink.MailCount == 3);

        Assert.Equal(
            [
                "Warning: The mail server does not accept notices: cannot connect (ConnectionRefused). They are kept and retried.",
                "Information: The mail server accepts notices again.",
            ],
            _log.Lines);
    }

    [Fact]
    public async Task A_mailbox_that_is_refused_for_good_costs_its_own_notice_and_keeps_nobody_waiting()
    {
        var refusals = 0;
        _sink.Answer = command => command == "RCPT" && refusals++ < 2 ? $"550 <{Bergen}> unknown" : null;
        await StartAsync(("bergen", [Bergen]));

        await _feed.TellAsync(Now, Request("study-1"), Request("study-2"), Request("study-3"));

        Assert.Contains("study-3", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
        await UntilAsync(() => _log.Lines.Count == 2);
        Assert.StartsWith("Warning: A notice for bergen/", _log.Lines.First(), StringComparison.Ordinal);
        Assert.Contains("rejected permanently and is dropped: the server answered 550", _log.Lines.First(), StringComparison.Ordinal);
        AssertNoAddressInLog();
    }

    [Fact]
    public async Task A_mailbox_that_is_full_waits_alone()
    {
        var isFull = true;
        _sink.Recipient = address => address == Bergen && Volatile.Read(ref isFull) ? $"452 <{Bergen}> is full" : null;
        await StartAsync(("bergen", [Bergen, BergenToo]));

        await _feed.TellAsync(Now, Request("study-1"), Request("study-2"));

        Assert.All(await TakeAsync(2), mail => Assert.Equal(BergenToo, mail.To.Single()));
        await UntilAsync(() => !_log.Lines.IsEmpty);
        Assert.Contains("rejected temporarily: the server answered 452", Assert.Single(_log.Lines), StringComparison.Ordinal);

        Volatile.Write(ref isFull, false);
        await MoveClockUntilAsync(() => _sink.MailCount == 2);
        Assert.All(await TakeAsync(2), mail => Assert.Equal(Bergen, mail.To.Single()));
        await UntilAsync(() => _log.Lines.Count == 2);
        Assert.Contains("accepted again", _log.Lines.Last(), StringComparison.Ordinal);
        AssertNoAddressInLog();
    }

    [Fact]
    public async Task A_crash_between_the_server_and_the_cursor_sends_the_same_message_again()
    {
        await StartAsync(("bergen", [Bergen]));
        _storage.NextFailure = new IOException("the disk is gone");

        await _feed.TellAsync(Now, Request("study-1"));
        var first = await _sink.NextAsync();
        await MoveClockUntilAsync(() => _sink.MailCount == 1);
        var second = await _sink.NextAsync();

        Assert.Equal(first.Message.MessageId, second.Message.MessageId);
        Assert.Equal(first.Message.TextBody, second.Message.TextBody);
        Assert.StartsWith("Error: Notices cannot be read or marked as sent", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_expired_before_it_could_be_sent_is_dropped()
    {
        await StartAsync(("bergen", [Bergen]));

        await _feed.TellAsync(Now - MailboxWorker.MaxWait - TimeSpan.FromSeconds(1), Request("study-1"));
        await _feed.TellAsync(Now, Request("study-2"));

        Assert.Contains("study-2", (await _sink.NextAsync()).Message.Subject, StringComparison.Ordinal);
        Assert.Contains("expired", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kind":"SomethingNewer","study":"study-1","area":"Cancer"}""")]
    public async Task What_cannot_be_read_is_passed_over_and_logged_once(string payload)
    {
        await StartAsync(("bergen", [Bergen, BergenToo]));

        await _feed.TellAsync(new FeedItem(Topics.Notices, Now, payload), Request("study-2").ToFeedItem(Now));

        Assert.All(await TakeAsync(2), mail => Assert.Contains("study-2", mail.Message.Subject, StringComparison.Ordinal));
        Assert.StartsWith("Error: The notice at 1 cannot be read", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_that_do_not_concern_a_mailbox_cost_no_write_each()
    {
        await StartAsync(("bergen", [Bergen]));
        await UntilAsync(() => _storage.Writes == 1);

        await _feed.TellAsync(Now, [.. Enumerable.Range(0, 250).Select(i => Request($"study-{i}", "ous"))]);
        await _feed.TellAsync(Now, Request("study-of-bergen"));
        await _sink.NextAsync();

        await UntilAsync(() => _storage.Writes == 4);
    }

    [Fact]
    public async Task A_host_stops_at_once_while_a_notice_waits_for_the_server()
    {
        await StartAsync(("bergen", [Bergen]));
        _sink.Answer = command => command == "RCPT" ? "451 later" : null;
        await _feed.TellAsync(Now, Request("study-1"));
        await UntilAsync(() => !_log.Lines.IsEmpty);

        await StopAsync(_running[0]).WaitAsync(Patience, Cancelled);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _clock.GetUtcNow();

    private static Notice Request(string study, string trust = "bergen") => new(
        NoticeKind.RequestMade,
        new StudyId(study),
        new TrustId(trust),
        Area.Cancer,
        new DateTimeOffset(2027, 3, 8, 23, 0, 0, TimeSpan.Zero));

    // Returns once each mailbox has its cursor: what is told from then on is told to it.
    private async Task<IAsyncDisposable> StartAsync(params (string Recipient, string[] Addresses)[] recipients)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_store.Feed);
        services.AddSingleton<IGrainStorage>(_storage);
        services.AddSingleton(NetworkSeed.Load());
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ILogger<DeliveryLog>>(_log);
        var smtp = new SmtpOptions("127.0.0.1", "trialmatch@example.org", _sink.Port, UseTls: false);
        services.AddTrialMatchNotices(new NoticesOptions(
            smtp,
            recipients.ToImmutableSortedDictionary(each => each.Recipient, each => each.Addresses.ToImmutableArray())));
        // Sockets take their own time: a clock that a test moves would cut them off.
        services.AddSingleton<IMailServer>(new SmtpMailServer(smtp, TimeProvider.System));
        services.AddSingleton<IClusterTurn>(_turn);
        var running = services.BuildServiceProvider();
        _running.Add(running);
        await Task.WhenAll(running.GetServices<IHostedService>().Select(service => service.StartAsync(Cancelled)));
        foreach (var (recipient, addresses) in recipients)
        {
            foreach (var address in addresses)
            {
                while (!await HasCursorAsync(new Mailbox(recipient, address)))
                {
                    await Task.Delay(2, Cancelled);
                }
            }
        }

        return running;
    }

    private async Task<bool> HasCursorAsync(Mailbox mailbox)
    {
        var state = new GrainState<NoticeCursor>();
        await _store.Grains.ReadStateAsync("cursor", CursorStore.GrainOf(mailbox), state);
        return state.RecordExists;
    }

    private static async Task StopAsync(IAsyncDisposable running)
    {
        var services = ((ServiceProvider)running).GetServices<IHostedService>();
        await Task.WhenAll(services.Select(service => service.StopAsync(Cancelled)));
    }

    private async Task<List<ReceivedMail>> TakeAsync(int count)
    {
        var mails = new List<ReceivedMail>();
        while (mails.Count < count)
        {
            mails.Add(await _sink.NextAsync());
        }

        return mails;
    }

    private Task MoveClockUntilAsync(Func<bool> isTrue) => UntilAsync(() =>
    {
        _clock.Advance(Backoff.First);
        return isTrue();
    });

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isTrue())
        {
            await Task.Delay(2, patience.Token);
        }
    }

    private void AssertNoAddressInLog() =>
        Assert.All(_log.Lines, line => Assert.DoesNotContain("@", line, StringComparison.Ordinal));
}
