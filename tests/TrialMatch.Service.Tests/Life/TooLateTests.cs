using Grpc.Core;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Life;

/// <summary>What time brings, over the API of a server whose clock is moved.</summary>
public sealed class TooLateTests : IAsyncLifetime
{
    private readonly ClockedServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_answer_after_the_deadline_is_refused()
    {
        var study = await LivedStudy.RegisterAsync(_server.Client, "late", Drafts.BreastCancer("Late"));
        var asked = (await study.NowAsync()).Requests[0];

        _server.Clock.AdvanceTo(asked.AnswerByTime.ToDateTimeOffset());

        await AssertRefusedAsync("ANSWER_TOO_LATE", "trust", () => study.AcceptAsync(asked));
    }

    [Fact]
    public async Task An_offer_that_has_lapsed_cannot_be_accepted()
    {
        var study = await LivedStudy.RegisterAsync(_server.Client, "lapsed", Drafts.BreastCancer("Lapsed"));
        var offered = await study.AcceptAllAsync();
        Assert.Equal(State.Offered, offered.State);

        _server.Clock.AdvanceTo(offered.Offer.StandsUntilTime.ToDateTimeOffset());

        await AssertRefusedAsync("OFFER_LAPSED", "name", () => study.AcceptOfferAsync());
        Assert.Equal(State.Expired, (await study.NowAsync()).State);
    }

    [Fact]
    public async Task An_inquiry_cannot_be_confirmed_after_its_decision_date_but_may_still_be_told_why_not()
    {
        var decideBy = OsloTime.DateAt(_server.Clock.GetUtcNow()).AddDays(30);
        var draft = Drafts.BreastCancer("Undecided");
        draft.Intake = new StudyIntake { Decision = new SponsorDecision { Stage = SponsorDecision.Types.Stage.Concept, Date = Drafts.Date(decideBy) } };
        var study = await _server.Client.RegisterAsync(new RegisterStudyRequest
        {
            RequestId = "undecided",
            Sponsor = await _server.Client.SponsorAsync("undecided"),
            Draft = draft,
            Intent = StudyIntent.Explore,
        });
        Assert.Equal(State.Exploring, study.State);

        _server.Clock.AdvanceTo(OsloTime.EndOf(decideBy));

        await AssertRefusedAsync("INQUIRY_LAPSED", "name", async () => await _server.Client.Inquiries.ConfirmInquiryAsync(
            new ConfirmInquiryRequest { RequestId = "confirm", Name = study.Name }, ApiClient.Options));
        var lapsed = await _server.Client.StudyAsync(study.Name);
        Assert.Equal((State.Expired, Inquiry.Types.Outcome.Lapsed, 0), (lapsed.State, lapsed.Inquiry.Outcome, lapsed.Requests.Count));
        var lost = await _server.Client.Inquiries.LoseInquiryAsync(
            new LoseInquiryRequest { RequestId = "lose", Name = study.Name, Reason = Inquiry.Types.LossReason.TooSlow }, ApiClient.Options);
        Assert.Equal((State.Expired, Inquiry.Types.LossReason.TooSlow), (lost.State, lost.Inquiry.LossReason));
    }

    [Fact]
    public async Task What_a_study_has_waited_long_for_is_kept_and_the_book_of_its_trusts_shows_it()
    {
        var crowd = 0;
        var waiting = await CrowdAsync(crowd);
        while ((await waiting.NowAsync()).State == State.Requested)
        {
            await waiting.AcceptAllAsync();
            await waiting.AcceptOfferAsync();
            waiting = await CrowdAsync(++crowd);
        }

        var study = await waiting.NowAsync();
        Assert.Equal(State.Waitlisted, study.State);
        var keptFrom = study.Waiting.KeptFromTime.ToDateTimeOffset();
        Assert.Equal(study.RegisterTime.ToDateTimeOffset().AddDays(30), keptFrom);
        Assert.False(await IsAnythingKeptAsync());

        _server.Clock.AdvanceTo(keptFrom);
        await UntilAsync(IsAnythingKeptAsync);

        await waiting.WithdrawAsync();
        await UntilAsync(async () => !await IsAnythingKeptAsync());
    }

    private Task<LivedStudy> CrowdAsync(int number) =>
        LivedStudy.RegisterAsync(_server.Client, $"crowd-{number}", Drafts.Of("Waiting", "Crohn Disease", 60));

    private async Task<bool> IsAnythingKeptAsync()
    {
        foreach (var trust in await _server.Client.TrustsAsync())
        {
            var capacity = await _server.Client.CapacityAsync(trust.Name);
            if (capacity.Pools.Any(pool => pool.Months.Any(month => month.KeptForWaiting > 0)))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private static Task<RpcException> AssertRefusedAsync(string reason, string field, Func<Task> call) =>
        Refusals.AssertRefusedAsync(StatusCode.FailedPrecondition, reason, [field], call);
}
