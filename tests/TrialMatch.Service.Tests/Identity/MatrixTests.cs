using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Every role, every method, on what is its own and on what is not; with tokens of a real issuer over real connections.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class MatrixTests(IdentifiedServer server, ITestOutputHelper output)
{
    private static readonly string[] Grants = ["sponsor:acme", "site:bergen", "centre:cancer", "region:west", "national", "operator"];

    private static readonly string[] West = ["trusts/bergen", "trusts/stavanger", "trusts/fonna", "trusts/forde"];

    private static readonly StatusCode[] Refused = [StatusCode.Unauthenticated, StatusCode.PermissionDenied, StatusCode.NotFound];

    private static IReadOnlyList<MethodDescriptor> Methods => ApiMethods.All;

    [Fact]
    public void Every_method_of_the_API_has_an_expectation_and_a_request()
    {
        var names = Methods.Select(NameOf).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(names, Expectations.ByMethod.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(names, MatrixRequests.ByMethod.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_role_is_let_through_where_it_is_expected_and_nowhere_else()
    {
        var (own, other) = await MakeAsync();
        var wrong = new List<string>();
        var cells = 0;
        foreach (var grant in Grants)
        {
            using var client = await server.ClientAsync(grant);
            foreach (var method in Methods)
            {
                foreach (var (on, isOwn) in new[] { (own, true), (other, false) })
                {
                    var status = (await CallAsync(client, method, on)).StatusCode;
                    var isExpected = Expectations.MayCall(NameOf(method), grant.Split(':')[0], isOwn);
                    cells++;
                    if (isExpected == Refused.Contains(status))
                    {
                        wrong.Add($"{grant} calls {NameOf(method)} on {(isOwn ? "its own" : "another's")}: {status}");
                    }
                }
            }
        }

        output.WriteLine($"{cells} cells");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_token_every_method_is_refused_but_those_of_the_public_window()
    {
        var (own, _) = await MakeAsync();
        using var nobody = new ApiClient(server.Process.GrpcAddress, token: string.Empty);
        foreach (var method in Methods)
        {
            var expected = ApiMethods.IsOpen(method) ? StatusCode.OK : StatusCode.Unauthenticated;
            Assert.Equal((NameOf(method), expected), (NameOf(method), (await CallAsync(nobody, method, own)).StatusCode));
        }
    }

    [Fact]
    public async Task A_site_has_no_say_at_its_own_hospital_in_a_study_that_did_not_ask_it()
    {
        var (own, other) = await MakeAsync();
        foreach (var grant in new[] { "site:bergen", "centre:cancer" })
        {
            using var client = await server.ClientAsync(grant);
            foreach (var name in new[] { "StudyService.ReportRecruitment", "RequestService.AcceptRequest", "RequestService.DeclineRequest" })
            {
                var status = (await CallAsync(client, Methods.Single(method => NameOf(method) == name), own with { Study = other.Study })).StatusCode;
                Assert.Contains(status, new[] { StatusCode.NotFound, StatusCode.PermissionDenied });
            }
        }
    }

    [Fact]
    public async Task Anothers_study_or_sponsor_is_answered_like_one_that_does_not_exist_word_for_word()
    {
        var (own, other) = await MakeAsync();
        var nothing = other with { Study = "studies/" + new string('z', other.Study.Length - "studies/".Length), Sponsor = "sponsors/none" };
        foreach (var grant in Grants.Take(4))
        {
            using var client = await server.ClientAsync(grant);
            foreach (var method in Methods)
            {
                var (there, missing) = (await CallAsync(client, method, other), await CallAsync(client, method, nothing));
                Assert.Equal(Told(missing, nothing), Told(there, other));
            }
        }

        // The comparison compares something: what is there is answered otherwise.
        using var sponsor = await server.ClientAsync("sponsor:acme");
        var get = Methods.Single(method => NameOf(method) == "StudyService.GetStudy");
        Assert.NotEqual(Told(await CallAsync(sponsor, get, nothing), nothing), Told(await CallAsync(sponsor, get, own), own));
    }

    [Fact]
    public async Task Lists_show_each_reader_what_is_its_own()
    {
        var (own, other) = await MakeAsync();
        using var sponsor = await server.ClientAsync("sponsor:acme");
        using var centre = await server.ClientAsync("centre:cancer");
        using var site = await server.ClientAsync("site:bergen");
        using var region = await server.ClientAsync("region:west");
        using var national = await server.ClientAsync("national");

        Assert.Equal([own.Study], (await sponsor.AllStudiesAsync()).Select(study => study.Name));
        Assert.All(await centre.AllStudiesAsync(), study => Assert.Equal(Area.Cancer, study.Lead));
        Assert.Superset(new HashSet<string> { own.Study, other.Study }, (await national.AllStudiesAsync()).Select(study => study.Name).ToHashSet());
        Assert.All(await RequestsAsync(site, string.Empty), request => Assert.Equal(own.Trust, request.Trust));
        Assert.Contains(await RequestsAsync(site, string.Empty), request => request.Study == own.Study);
        Assert.NotEmpty(await RequestsAsync(region, own.Trust));
    }

    [Fact]
    public async Task A_region_lists_the_requests_to_all_its_trusts_at_once_and_no_others()
    {
        using var unit = await server.ClientAsync("operator");
        using var region = await server.ClientAsync("region:west");
        var draft = Drafts.BreastCancer("In two trusts of the west", target: 4);
        draft.RequiredTrusts.Add(["trusts/bergen", "trusts/stavanger", "trusts/ous"]);
        var study = (await unit.RegisterAsync(Guid.NewGuid().ToString("N"), await unit.SponsorAsync("seeks-the-west"), draft)).Name;

        var all = await RequestsAsync(region, string.Empty);
        Assert.Superset(new HashSet<string> { "trusts/bergen", "trusts/stavanger" }, all.Where(request => request.Study == study).Select(request => request.Trust).ToHashSet());
        Assert.Subset(West.ToHashSet(), all.Select(request => request.Trust).ToHashSet());
        Assert.Equal(all.Select(WhichOf), (await RequestsAsync(unit, string.Empty, "west")).Select(WhichOf));
        Assert.Equal(all.Where(request => request.Trust == "trusts/bergen").Select(WhichOf), (await RequestsAsync(unit, "trusts/bergen", "west")).Select(WhichOf));
        Assert.Empty(await RequestsAsync(unit, "trusts/ous", "west"));
        Assert.Empty(await RequestsAsync(region, "trusts/ous", "west"));
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => RequestsAsync(region, string.Empty, "north"))).StatusCode);
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => RequestsAsync(region, "trusts/ous"))).StatusCode);
        await Refusals.AssertInvalidAsync("region", async () => await RequestsAsync(unit, string.Empty, "nowhere"));
    }

    [Fact]
    public async Task A_centre_sees_how_much_a_trust_promised_elsewhere_but_not_to_what_and_its_region_sees_both()
    {
        using var site = await server.ClientAsync("site:bergen");
        var month = Today.InOslo.AddMonths(3);
        await site.Capacity.SetOtherCommitmentAsync(
            new SetOtherCommitmentRequest
            {
                RequestId = "elsewhere",
                Name = "trusts/bergen",
                OtherCommitment = new OtherCommitment
                {
                    Id = "secret-id",
                    Label = "Another company's study",
                    Field = "eye",
                    Kind = OtherCommitment.Types.Kind.RunningElsewhere,
                    Months = { new CapacityDeclaration { PoolId = "imaging-slots", FirstMonth = Drafts.Date(month), Amount = 1 } },
                },
                AllowEviction = true,
            },
            ApiClient.Options);

        foreach (var (grant, isTold) in new[] { ("site:bergen", true), ("region:west", true), ("national", true), ("operator", true), ("centre:cancer", false) })
        {
            using var client = await server.ClientAsync(grant);
            var list = await client.Capacity.ListOtherCommitmentsAsync(new ListOtherCommitmentsRequest { Name = "trusts/bergen" }, ApiClient.Options);
            var told = Assert.Single(list.OtherCommitments);
            Assert.Equal((grant, isTold ? "Another company's study" : "", isTold ? "secret-id" : ""), (grant, told.Label, told.Id));
            Assert.Equal(("eye", 1), (told.Field, Assert.Single(told.Months).Amount));
            Assert.Equal(isTold, await FirstChangeAsync(client) == "secret-id");
        }

        static async Task<string> FirstChangeAsync(ApiClient client)
        {
            using var stream = client.Capacity.WatchLedger(new WatchLedgerRequest { Name = "trusts/bergen" }, ApiClient.Options);
            while (await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
                if (stream.ResponseStream.Current.OtherCommitmentChange is { } change)
                {
                    return change.OtherCommitment.Id;
                }
            }

            throw new InvalidOperationException("The stream ended before it told the change.");
        }
    }

    [Fact]
    public async Task Health_needs_no_token()
    {
        using var nobody = new ApiClient(server.Process.GrpcAddress, token: string.Empty);

        var reply = await new Grpc.Health.V1.Health.HealthClient(nobody.Invoker).CheckAsync(new Grpc.Health.V1.HealthCheckRequest(), ApiClient.Options);

        Assert.Equal(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, reply.Status);
    }

    private static async Task<IReadOnlyList<SiteRequest>> RequestsAsync(ApiClient client, string trust, string region = "") =>
        (await new RequestService.RequestServiceClient(client.Invoker).ListRequestsAsync(
            new ListRequestsRequest { Trust = trust, Region = region, PageSize = 1_000 }, ApiClient.Options)).Requests;

    /// <summary>
    /// A study of one sponsor in one network that asked Bergen, and a study of another sponsor in another network that asked nobody in the
    /// west; and a trust in the north that takes no part in the first network.
    /// </summary>
    /// <summary>What tells a request from others: of blinded studies the region sees less than the unit.</summary>
    private static (string Study, string Trust, SiteRequest.Types.State State) WhichOf(SiteRequest request) => (request.Study, request.Trust, request.State);

    private async Task<(Things Own, Things Other)> MakeAsync()
    {
        using var client = await server.ClientAsync("operator");
        var ownDraft = Drafts.BreastCancer("Own", target: 8);
        ownDraft.RequiredTrusts.Add("trusts/bergen");
        var otherDraft = Drafts.Of("Other", "Heart Failure", target: 1);
        otherDraft.ExcludedTrusts.Add(West);
        var own = await client.RegisterAsync("own", await client.SponsorAsync("acme"), ownDraft);
        var other = await client.RegisterAsync("other", await client.SponsorAsync("beta"), otherDraft);
        Assert.Contains(own.Requests, request => request.Trust == "trusts/bergen");
        Assert.NotEmpty(other.Requests);
        Assert.DoesNotContain(other.Requests, request => West.Contains(request.Trust));
        foreach (var trust in new[] { "trusts/bergen", "trusts/helgeland" })
        {
            await client.Obstacles.ReportObstacleAsync(
                new ReportObstacleRequest { RequestId = "matrix", Parent = trust, Category = Obstacle.Types.Category.Staff, Text = "No nurse" }, ApiClient.Options);
        }

        return (
            new Things("sponsors/acme", own.Name, "trusts/bergen", "centres/cancer", Area.Cancer),
            new Things("sponsors/beta", other.Name, "trusts/helgeland", "centres/cardiovascular", Area.Cardiovascular));
    }

    private static string NameOf(MethodDescriptor method) => ApiMethods.NameOf(method);

    /// <summary>Everything that a caller is told, but for the names that it sent, whatever form they have: they are of one length.</summary>
    private static string Told(RpcException outcome, Things on)
    {
        var details = outcome.Trailers.GetValueBytes("grpc-status-details-bin") ?? [];
        return $"{outcome.StatusCode} {outcome.Status.Detail} {Encoding.Latin1.GetString(details)}"
            .Replace(on.Study, "STUDY", StringComparison.Ordinal)
            .Replace(on.Sponsor, "SPONSOR", StringComparison.Ordinal);
    }

    private static Task<RpcException> CallAsync(ApiClient client, MethodDescriptor method, Things on) =>
        RawCall.OutcomeAsync(client, method, MatrixRequests.ByMethod[NameOf(method)](on).ToByteArray());
}
