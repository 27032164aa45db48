using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Date = Google.Type.Date;

namespace TrialMatch.Service.Tests.BadInput;

[Collection(SharedServer.Name)]
public sealed class RequestTests(RunningServer server) : ServiceTests(server)
{
    private static readonly string[] NoNames =
    [
        "", "studies", "studies/", "/", "x", "studies/a/b", "studies/..", "studies/ABC", "studies/a b", "studies/a\0", "studies/å", "trust/a",
        "studies/" + new string('a', 65), new string('s', 100_000),
    ];

    public static TheoryData<string> MalformedNames => [.. NoNames];

    public static TheoryData<string> MalformedRequestIds => ["", " ", "a b", "a\tb", "a\0", "æ", new string('x', 65), new string('x', 100_000)];

    [Theory]
    [MemberData(nameof(MalformedRequestIds))]
    public async Task A_request_id_that_is_none_is_refused(string requestId)
    {
        var sponsor = await Client.SponsorAsync("bad-input");
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            await Refusals.AssertInvalidAsync("request_id", () => Client.RegisterAsync(requestId, sponsor, Drafts.BreastCancer("No id")));
            await Refusals.AssertInvalidAsync("request_id", () => RegisterSponsorAsync(requestId, Unique("s"), "A name"));
        });
    }

    [Fact]
    public async Task A_study_of_an_unknown_sponsor_is_refused_and_nothing_is_stored() =>
        await Footprint.AssertUnchangedByAsync(Client, () => Refusals.AssertRefusedAsync(
            StatusCode.FailedPrecondition,
            "SPONSOR_UNKNOWN",
            ["sponsor"],
            () => Client.RegisterAsync(Unique("r"), "sponsors/nobody", Drafts.BreastCancer("Nobody's"))));

    [Fact]
    public async Task A_request_id_used_with_other_content_is_refused_and_the_first_study_stands()
    {
        var sponsor = await Client.SponsorAsync("bad-input");
        var first = await Client.RegisterAsync("reused", sponsor, Drafts.BreastCancer("First"));
        await Footprint.AssertUnchangedByAsync(Client, () => Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists,
            "REQUEST_ID_REUSED",
            ["request_id"],
            () => Client.RegisterAsync("reused", sponsor, Drafts.BreastCancer("Second"))));
        Assert.Equal(first, await Client.StudyAsync(first.Name));
    }

    [Fact]
    public async Task A_sponsor_id_that_is_taken_is_refused_and_the_first_sponsor_stands()
    {
        var id = Unique("taken");
        var first = await RegisterSponsorAsync("one", id, "First");
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "ALREADY_EXISTS", ["sponsor_id"], () => RegisterSponsorAsync("two", id, "Second"));
        await Refusals.AssertRefusedAsync(
            StatusCode.AlreadyExists, "REQUEST_ID_REUSED", ["request_id"], () => RegisterSponsorAsync("one", id, "Second"));
        Assert.Equal(first, await GetSponsorAsync("sponsors/" + id));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("Abc")]
    [InlineData("")]
    [InlineData("a/b/c")]
    [InlineData("abc\n")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_sponsor_id_that_is_none_is_refused(string id) =>
        await Refusals.AssertInvalidAsync("sponsor_id", () => RegisterSponsorAsync(Unique("r"), id, "A name"));

    [Theory]
    [InlineData("", "NO", "sponsor.display_name")]
    [InlineData("a\u0007b", "NO", "sponsor.display_name")]
    [InlineData("A name", "Norway", "sponsor.country_code")]
    [InlineData("A name", "no", "sponsor.country_code")]
    public async Task A_sponsor_with_a_fault_is_refused_by_its_field(string displayName, string countryCode, string field)
    {
        var id = Unique("fault");
        await Refusals.AssertInvalidAsync(field, () => RegisterSponsorAsync(Unique("r"), id, displayName, countryCode));
        await Refusals.AssertRefusedAsync(StatusCode.NotFound, "NOT_FOUND", [], () => GetSponsorAsync("sponsors/" + id));
    }

    [Fact]
    public async Task A_registration_without_a_sponsor_is_refused() =>
        await Refusals.AssertInvalidAsync("sponsor", async () => await Client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { RequestId = "r", SponsorId = "some-sponsor" }, ApiClient.Options));

    [Theory]
    [MemberData(nameof(MalformedNames))]
    public async Task A_malformed_name_is_refused_by_every_method_that_takes_one(string name)
    {
        await Refusals.AssertInvalidAsync("name", () => Client.StudyAsync(name));
        await Refusals.AssertInvalidAsync("name", () => Client.EventsAsync(name));
        await Refusals.AssertInvalidAsync("name", () => GetSponsorAsync(name));
        await Refusals.AssertInvalidAsync("name", () => Client.CapacityAsync(name));
        await Refusals.AssertInvalidAsync("name", async () => await Client.Network.GetTrustAsync(new GetTrustRequest { Name = name }, ApiClient.Options));
        await Refusals.AssertInvalidAsync("name", async () => await Client.Network.GetCentreAsync(new GetCentreRequest { Name = name }, ApiClient.Options));
        await Refusals.AssertInvalidAsync("sponsor", () => Client.RegisterAsync("r", name, Drafts.BreastCancer("Malformed")));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await AssertNotFoundAsync(() => Client.StudyAsync("studies/none"));
        await AssertNotFoundAsync(() => Client.EventsAsync("studies/none"));
        await AssertNotFoundAsync(() => GetSponsorAsync("sponsors/none"));
        await AssertNotFoundAsync(() => Client.CapacityAsync("trusts/none"));
        await AssertNotFoundAsync(async () => await Client.Network.GetTrustAsync(new GetTrustRequest { Name = "trusts/none" }, ApiClient.Options));
        await AssertNotFoundAsync(async () => await Client.Network.GetCentreAsync(new GetCentreRequest { Name = "centres/none" }, ApiClient.Options));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    [InlineData(int.MaxValue)]
    public async Task Months_out_of_range_are_refused(int monthCount) =>
        await Refusals.AssertInvalidAsync("month_count", () => Client.CapacityAsync("trusts/ous", monthCount: monthCount));

    [Theory]
    [InlineData(2027, 2, 30)]
    [InlineData(2027, 0, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(-2027, 1, 1)]
    [InlineData(9999, 12, 31)]
    public async Task A_first_month_that_is_none_is_refused(int year, int month, int day) =>
        await Refusals.AssertInvalidAsync("from", async () => await Client.Network.GetTrustCapacityAsync(
            new GetTrustCapacityRequest { Name = "trusts/ous", From = new Date { Year = year, Month = month, Day = day } }, ApiClient.Options));

    private static Task<RpcException> AssertNotFoundAsync(Func<Task> call) =>
        Refusals.AssertRefusedAsync(StatusCode.NotFound, "NOT_FOUND", [], call);

    private async Task<Sponsor> GetSponsorAsync(string name) =>
        await Client.Sponsors.GetSponsorAsync(new GetSponsorRequest { Name = name }, ApiClient.Options);

    private async Task<Sponsor> RegisterSponsorAsync(string requestId, string id, string displayName, string countryCode = "")
    {
        var request = new RegisterSponsorRequest
        {
            RequestId = requestId,
            SponsorId = id,
            Sponsor = new Sponsor { DisplayName = displayName, CountryCode = countryCode },
        };
        return await Client.Sponsors.RegisterSponsorAsync(request, ApiClient.Options);
    }
}
