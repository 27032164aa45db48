using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using RequestState = TrialMatch.V1.SiteRequest.Types.State;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Life;

/// <summary>A study from its registration to its end, and what is refused on the way.</summary>
[Collection(SharedServer.Name)]
public sealed class WholeLifeTests(RunningServer server) : ServiceTests(server)
{
    private static readonly DateOnly ThisMonth = Today.InOslo;

    [Fact]
    public async Task A_study_is_asked_for_answered_offered_placed_recruited_to_and_closed_and_holds_nothing_then()
    {
        var study = await LivedStudy.RegisterAsync(Client, Unique("life"), Drafts.BreastCancer("A whole life").In(Window));
        var requested = await study.NowAsync();
        Assert.Equal(State.Requested, requested.State);
        Assert.All(requested.Requests, asked => Assert.Equal(requested.AnswerByTime, asked.AnswerByTime));

        var offered = await study.AcceptAllAsync();
        Assert.Equal((State.Offered, 12), (offered.State, offered.Offer.Patients));
        Assert.True(offered.Offer.Probability >= 0.9);

        Assert.Equal(State.Placed, (await study.AcceptOfferAsync()).State);
        await AssertReservedAsync(offered, committed: true);
        var trust = offered.Requests[0].Trust;
        var recruiting = await study.ReportAsync(trust, ThisMonth, 2);
        Assert.Equal((State.Recruiting, 2), (recruiting.State, recruiting.Recruitment.RecruitedPatients));
        Assert.Equal(State.Recruiting, (await study.EndEnrolmentAsync()).State);

        Assert.Equal(State.Closed, (await study.CloseAsync()).State);
        await AssertReservedAsync(offered, committed: false);
        string[] milestones = ["registered", "holds-made", "offered", "offer-accepted", "placed", "recruitment-reported", "last-patient-in", "closed"];
        Assert.Equal(milestones, (await Client.EventsAsync(study.Name)).Select(happened => happened.Type).Where(milestones.Contains));
    }

    [Fact]
    public async Task The_inbox_of_a_centre_and_of_a_trust_lists_each_request_once_whatever_the_page()
    {
        var studies = new List<LivedStudy>();
        for (var i = 0; i < 3; i++)
        {
            studies.Add(await LivedStudy.RegisterAsync(Client, Unique("inbox"), Drafts.Of("In the inbox", "Crohn Disease", 8).In(Window)));
        }

        var asked = (await studies[0].NowAsync()).Requests[0];
        await studies[0].DeclineAsync(asked, SiteRequest.Types.DeclineReason.Staff);
        var centre = (await Client.Network.ListCentresAsync(new ListCentresRequest(), ApiClient.Options)).Centres.Single(hub => hub.Area == asked.Area);

        var whole = await PagesAsync(new ListRequestsRequest { Centre = centre.Name, PageSize = 1_000 });
        Assert.Equal(whole, await PagesAsync(new ListRequestsRequest { Centre = centre.Name, PageSize = 2 }));
        Assert.Equal(whole.Count, whole.DistinctBy(request => (request.Study, request.Trust)).Count());
        foreach (var study in studies)
        {
            Assert.Equal(
                (await study.NowAsync()).Requests.Select(request => (request.Trust, request.State)).Order(),
                whole.Where(request => request.Study == study.Name).Select(request => (request.Trust, request.State)).Order());
        }

        var declined = await PagesAsync(new ListRequestsRequest { Trust = asked.Trust, State = RequestState.Declined, PageSize = 50 });
        Assert.Single(declined, request => request.Study == studies[0].Name);
        Assert.All(declined, request => Assert.Equal((asked.Trust, RequestState.Declined), (request.Trust, request.State)));
    }

    [Fact]
    public async Task The_inbox_says_who_asks_what_work_it_is_and_what_was_asked_also_once_the_site_took_less()
    {
        var draft = Drafts.Of("With a brief", "Crohn Disease", 8).In(Window);
        var study = await LivedStudy.RegisterAsync(Client, Unique("brief"), draft);
        var asked = (await study.NowAsync()).Requests[0];
        var open = await InboxOfAsync(study, asked.Trust);
        var later = Drafts.Date(new DateOnly(asked.AskedStartMonth.Year, asked.AskedStartMonth.Month, 1).AddMonths(1));

        Assert.Equal((asked.AskedPatients, asked.AskedStartMonth), (open.AskedPatients, open.AskedStartMonth));
        Assert.Equal((0, null), (open.AcceptedPatients, open.AcceptedStartMonth));
        Assert.Equal((await study.NowAsync()).Sponsor, open.Brief.Sponsor);
        Assert.NotEmpty(open.Brief.SponsorDisplayName);
        Assert.Equal((draft.Phase, "Crohn Disease", draft.FollowUpMonths), (open.Brief.Phase, open.Brief.Condition, open.Brief.FollowUpMonths));
        Assert.Equal((draft.EnrolmentStart, draft.EnrolmentEnd), (open.Brief.EnrolmentStart, open.Brief.EnrolmentEnd));
        var nurses = Assert.Single(open.Brief.Workload, pool => pool.PoolId.StartsWith("study-nurse-minutes", StringComparison.Ordinal));
        Assert.InRange(nurses.AmountPerPatient, 1, nurses.TotalAmount);
        Assert.InRange(nurses.PeakAmount, 1, nurses.TotalAmount);

        await study.Requests.AcceptRequestAsync(
            new AcceptRequestRequest
            {
                RequestId = "less",
                Study = study.Name,
                Trust = asked.Trust,
                Patients = 1,
                StartMonth = later,
                Investigator = "the investigator",
            },
            ApiClient.Options);

        var accepted = await InboxOfAsync(study, asked.Trust);
        var answered = (await study.NowAsync()).Requests.Single(request => request.Trust == asked.Trust);
        foreach (var told in new[] { accepted, answered })
        {
            Assert.Equal((asked.AskedPatients, asked.AskedStartMonth), (told.AskedPatients, told.AskedStartMonth));
            Assert.Equal((1, later), (told.AcceptedPatients, told.AcceptedStartMonth));
        }

        Assert.Equal(open.Brief, accepted.Brief);
    }

    [Fact]
    public async Task What_a_study_does_not_allow_is_refused_with_its_reason_and_changes_nothing()
    {
        var study = await LivedStudy.RegisterAsync(Client, Unique("refused"), Drafts.BreastCancer("Refused").In(Window));
        var requested = await study.NowAsync();
        var (first, second) = (requested.Requests[0], requested.Requests[1]);
        var stranger = new SiteRequest { Trust = (await Client.TrustsAsync()).First(trust => requested.Requests.All(asked => asked.Trust != trust.Name)).Name, AskedPatients = 1 };

        await AssertRefusedAsync("NOT_ASKED", "trust", () => study.AcceptAsync(stranger));
        await AssertRefusedAsync("MORE_THAN_HELD", "patients", () => study.AcceptAsync(first, patients: first.AskedPatients + 1));
        await AssertRefusedAsync("WRONG_STATE", "name", () => study.AcceptOfferAsync());
        await AssertRefusedAsync("WRONG_STATE", "name", () => study.ReportAsync(first.Trust, ThisMonth, 1));
        await AssertRefusedAsync("WRONG_STATE", "name", study.EndEnrolmentAsync);
        await AssertRefusedAsync("WRONG_STATE", "name", study.CloseAsync);
        await Refusals.AssertInvalidAsync("patients", () => study.AcceptAsync(first, patients: 0));
        await Refusals.AssertInvalidAsync("reason", () => study.DeclineAsync(first, SiteRequest.Types.DeclineReason.Unspecified));
        await Refusals.AssertInvalidAsync("remarks", () => study.DeclineAsync(first, SiteRequest.Types.DeclineReason.Other));
        await Refusals.AssertInvalidAsync("request_id", () => study.AcceptOfferAsync("with a space"));
        Assert.Equal(requested, await study.NowAsync());

        var accepted = await study.AcceptAsync(first, "mine");
        Assert.Equal(accepted, await study.AcceptAsync(first, "mine"));
        await AssertRefusedAsync("ALREADY_ANSWERED", "trust", () => study.AcceptAsync(first, "again"));
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ["request_id"], () => study.AcceptAsync(second, "mine"));

        await study.AcceptAllAsync();
        await study.AcceptOfferAsync();
        await AssertRefusedAsync("MONTH_NOT_COME", "month", () => study.ReportAsync(first.Trust, ThisMonth.AddMonths(2), 1));
        await Refusals.AssertInvalidAsync("month", () => study.ReportAsync(first.Trust, ThisMonth.AddMonths(-2), 1));
        await AssertRefusedAsync("NOT_ASKED", "trust", () => study.ReportAsync(stranger.Trust, ThisMonth, 1));
        await AssertRefusedAsync("OUTSIDE_WINDOW", "month", () => study.ReportAsync(first.Trust, ThisMonth, 1, confirm: false));

        var gone = await LivedStudy.RegisterAsync(Client, Unique("gone"), Drafts.BreastCancer("Gone").In(Server.NextWindow()));
        var asked = (await gone.NowAsync()).Requests[0];
        await gone.WithdrawAsync();
        await AssertRefusedAsync("REQUEST_WITHDRAWN", "trust", () => gone.AcceptAsync(asked));
        var missing = await Assert.ThrowsAsync<RpcException>(() => new LivedStudy(Client, "studies/study-that-is-not").WithdrawAsync());
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }

    private static Task<RpcException> AssertRefusedAsync(string reason, string field, Func<Task> call) =>
        Refusals.AssertRefusedAsync(StatusCode.FailedPrecondition, reason, [field], call);

    private async Task AssertReservedAsync(Study study, bool committed)
    {
        foreach (var asked in study.Requests)
        {
            var holders = await new CapacityService.CapacityServiceClient(Client.Invoker).ListReservationsAsync(
                new ListReservationsRequest { Name = asked.Trust, PageSize = 1_000 }, ApiClient.Options);
            var held = holders.Reservations.SingleOrDefault(reservation => reservation.Study == study.Name);
            Assert.Equal(committed, held?.State == Reservation.Types.State.Committed);
            Assert.Equal(committed, held is not null);
        }
    }

    private async Task<SiteRequest> InboxOfAsync(LivedStudy study, string trust) => Assert.Single(
        await PagesAsync(new ListRequestsRequest { Trust = trust, PageSize = 1_000 }), request => request.Study == study.Name);

    private async Task<IReadOnlyList<SiteRequest>> PagesAsync(ListRequestsRequest query)
    {
        var client = new RequestService.RequestServiceClient(Client.Invoker);
        var all = new List<SiteRequest>();
        do
        {
            var page = await client.ListRequestsAsync(query, ApiClient.Options);
            Assert.InRange(page.Requests.Count, 0, query.PageSize);
            all.AddRange(page.Requests);
            query.PageToken = page.NextPageToken;
        }
        while (query.PageToken.Length > 0);
        return all;
    }
}
