using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Service.Tests.BadInput;

/// <summary>A caller is told all that is wrong with a request, not the first thing.</summary>
[Collection(SharedServer.Name)]
public sealed class EveryFaultAtOnceTests(RunningServer server) : ServiceTests(server)
{
    private static readonly Date NoDay = new() { Year = 2027, Month = 2, Day = 30 };

    private RequestService.RequestServiceClient Requests => new(Client.Invoker);

    [Fact]
    public async Task Of_a_registration() => await AssertAllAsync(
        ["request_id", "sponsor", "draft.title", "draft.phase"],
        async () =>
        {
            var draft = Drafts.BreastCancer("");
            draft.Phase = Phase.Unspecified;
            await Client.RegisterAsync("two words", "nobody", draft);
        });

    [Fact]
    public async Task Of_an_answer() => await AssertAllAsync(
        ["trust", "start_month", "study", "request_id", "patients", "investigator"],
        async () => await Requests.AcceptRequestAsync(
            new AcceptRequestRequest { RequestId = "", Study = "x", Trust = "y", StartMonth = NoDay }, ApiClient.Options));

    [Fact]
    public async Task Of_a_report() => await AssertAllAsync(
        ["trust", "month", "name", "request_id", "patients"],
        async () => await Client.Studies.ReportRecruitmentAsync(new ReportRecruitmentRequest { Patients = -1 }, ApiClient.Options));

    [Fact]
    public async Task Of_a_list()
    {
        await AssertAllAsync(["sponsor", "state", "lead", "page_size"], async () => await Client.Studies.ListStudiesAsync(
            new ListStudiesRequest { Sponsor = "x", State = (Study.Types.State)99, Lead = (Area)99, PageSize = -1 }, ApiClient.Options));
        await AssertAllAsync(["centre", "trust", "state", "page_size"], async () => await Requests.ListRequestsAsync(
            new ListRequestsRequest { Centre = "x", Trust = "y", State = (SiteRequest.Types.State)99, PageSize = -1 }, ApiClient.Options));
        await AssertAllAsync(["name", "month_count", "from"], async () => await Client.Network.GetTrustCapacityAsync(
            new GetTrustCapacityRequest { Name = "x", MonthCount = 61, From = NoDay }, ApiClient.Options));
        await AssertAllAsync(["name", "page_token", "page_size", "from"], async () => await Client.Capacity.ListReservationsAsync(
            new ListReservationsRequest { Name = "x", PageToken = "?", PageSize = -1, From = NoDay }, ApiClient.Options));
    }

    [Fact]
    public async Task Of_a_sponsor() => await AssertAllAsync(
        ["request_id", "sponsor_id", "sponsor.display_name", "sponsor.country_code"],
        async () => await Client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { SponsorId = "X", Sponsor = new Sponsor { CountryCode = "Norway" } }, ApiClient.Options));

    [Fact]
    public async Task Of_what_a_trust_says()
    {
        await AssertAllAsync(["name", "request_id", "declarations[0].first_month", "declarations[1].last_month"], async () =>
            await Client.Capacity.DeclareCapacityAsync(
                new DeclareCapacityRequest
                {
                    Name = "x",
                    Declarations =
                    {
                        new CapacityDeclaration { PoolId = "a", FirstMonth = NoDay },
                        new CapacityDeclaration { PoolId = "a", FirstMonth = new Date { Year = 2027, Month = 1, Day = 1 }, LastMonth = NoDay },
                    },
                },
                ApiClient.Options));
        await AssertAllAsync(["trust", "request_id", "update_mask"], async () =>
            await Client.Capacity.UpdateTrustAsync(new UpdateTrustRequest(), ApiClient.Options));
    }

    [Fact]
    public async Task A_sponsors_id_with_its_collection_is_told_that_the_bare_id_is_meant()
    {
        var refusal = await Refusals.AssertInvalidAsync("sponsor_id", async () => await Client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { RequestId = "r", SponsorId = "sponsors/acme", Sponsor = new Sponsor { DisplayName = "Acme" } }, ApiClient.Options));
        Assert.Contains("without sponsors/", refusal.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("sponsors/ID", refusal.Status.Detail, StringComparison.Ordinal);
    }

    private static Task<RpcException> AssertAllAsync(IEnumerable<string> fields, Func<Task> call) =>
        Refusals.AssertRefusedAsync(StatusCode.InvalidArgument, "INVALID_FIELD", fields, call);
}
