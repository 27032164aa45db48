using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using Category = TrialMatch.V1.Obstacle.Types.Category;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Who reports, reads and tags what stood in the way.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class ObstacleTests(IdentifiedServer server)
{
    private const string Nation = "networks/norway";
    private static int _ids;

    [Fact]
    public async Task A_site_reports_its_region_reads_and_tags_and_another_region_sees_nothing_of_it()
    {
        using var site = await server.ClientAsync("site:bergen");
        using var region = await server.ClientAsync("region:west");
        using var other = await server.ClientAsync("region:north");
        var reported = await ReportAsync(site, "trusts/bergen", Category.Contract, "The contract took 14 weeks");
        Assert.StartsWith("obstacles/trust-bergen-", reported.Name, StringComparison.Ordinal);

        Assert.Contains(reported, await ListAsync(region, "regions/west"));
        var tagged = await TagAsync(region, reported.Name, "contract-template");
        Assert.Equal(["contract-template"], tagged.Tags);
        Assert.Equal("region:west", Assert.Single(tagged.Taggings).Role);
        Assert.Contains(tagged, (await region.Obstacles.ListObstaclesAsync(new ListObstaclesRequest { Parent = "regions/west", Tag = "contract-template" }, ApiClient.Options)).Obstacles);
        Assert.Contains(tagged, await ListAsync(site, "trusts/bergen"));
        Assert.Equal(tagged, await site.Obstacles.GetObstacleAsync(new GetObstacleRequest { Name = reported.Name }, ApiClient.Options));
        await AssertRefusedAsync(StatusCode.NotFound, () => site.Obstacles.GetObstacleAsync(new GetObstacleRequest { Name = "obstacles/trust-bergen-999" }, ApiClient.Options).ResponseAsync);

        Assert.DoesNotContain(await ListAsync(other, "regions/north"), obstacle => obstacle.Name == reported.Name);
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => ListAsync(other, "regions/west"));
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => ListAsync(other, Nation));
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => TagAsync(other, reported.Name, "mine"));
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => TagAsync(site, reported.Name, "mine"));
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => ReportAsync(site, "trusts/stavanger", Category.Staff, "Not ours"));
    }

    [Fact]
    public async Task What_a_sponsor_reports_is_read_by_the_coordinating_unit_and_counted_for_all_but_read_by_no_one_else()
    {
        using var unit = await server.ClientAsync("national");
        using var region = await server.ClientAsync("region:west");
        using var acme = await server.ClientAsync("sponsor:acme");
        using var rival = await server.ClientAsync("sponsor:beta");
        await acme.SponsorAsync("acme");
        var before = await CountAsync(region);

        var reported = await ReportAsync(acme, "sponsors/acme", Category.Costs, "Nobody could say what imaging costs");

        Assert.Contains(reported, await ListAsync(acme, "sponsors/acme"));
        Assert.Contains(reported, await ListAsync(unit, Nation));
        Assert.Equal(before.FromSponsors + 1, (await CountAsync(region)).FromSponsors);
        await AssertRefusedAsync(StatusCode.NotFound, () => ListAsync(region, "sponsors/acme"));
        await AssertRefusedAsync(StatusCode.NotFound, () => ListAsync(rival, "sponsors/acme"));
        await AssertRefusedAsync(StatusCode.NotFound, () => TagAsync(region, reported.Name, "costs"));
        await AssertRefusedAsync(StatusCode.PermissionDenied, () => CountAsync(acme));
        Assert.Equal(["costs"], (await TagAsync(unit, reported.Name, "costs")).Tags);
    }

    [Fact]
    public async Task A_study_that_did_not_ask_the_trust_is_answered_like_one_that_does_not_exist()
    {
        using var site = await server.ClientAsync("site:bergen");
        var request = new ReportObstacleRequest { RequestId = Id(), Parent = "trusts/bergen", Category = Category.Staff, Text = "No nurse", Study = "studies/study-none" };

        await AssertRefusedAsync(StatusCode.NotFound, () => site.Obstacles.ReportObstacleAsync(request, ApiClient.Options).ResponseAsync);
    }

    [Fact]
    public async Task A_repeated_report_is_made_once_and_every_fault_is_told_by_its_field()
    {
        using var site = await server.ClientAsync("site:bergen");
        var request = new ReportObstacleRequest { RequestId = Id(), Parent = "trusts/bergen", Category = Category.Staff, Text = "No nurse in July" };
        var first = await site.Obstacles.ReportObstacleAsync(request, ApiClient.Options);

        Assert.Equal(first, await site.Obstacles.ReportObstacleAsync(request, ApiClient.Options));
        await Refusals.AssertInvalidAsync("category", () => ReportAsync(site, "trusts/bergen", (Category)99, "text"));
        await Refusals.AssertInvalidAsync("text", () => ReportAsync(site, "trusts/bergen", Category.Staff, ""));
        await Refusals.AssertInvalidAsync("to_date", () => site.Obstacles.ListObstaclesAsync(
            new ListObstaclesRequest { Parent = "trusts/bergen", FromDate = Drafts.Date(new DateOnly(2027, 2, 1)), ToDate = Drafts.Date(new DateOnly(2027, 1, 1)) }, ApiClient.Options).ResponseAsync);
        await Refusals.AssertInvalidAsync("page_token", () => site.Obstacles.ListObstaclesAsync(
            new ListObstaclesRequest { Parent = "trusts/bergen", PageToken = "made-up" }, ApiClient.Options).ResponseAsync);
    }

    private static string Id() => $"obstacle-{Interlocked.Increment(ref _ids)}";

    private static async Task<Obstacle> ReportAsync(ApiClient client, string parent, Category category, string text) =>
        await client.Obstacles.ReportObstacleAsync(new ReportObstacleRequest { RequestId = Id(), Parent = parent, Category = category, Text = text }, ApiClient.Options);

    private static async Task<IReadOnlyList<Obstacle>> ListAsync(ApiClient client, string parent) =>
        (await client.Obstacles.ListObstaclesAsync(new ListObstaclesRequest { Parent = parent, PageSize = 1_000 }, ApiClient.Options)).Obstacles;

    private static async Task<Obstacle> TagAsync(ApiClient client, string name, string tag) =>
        await client.Obstacles.TagObstacleAsync(new TagObstacleRequest { RequestId = Id(), Name = name, Tags = { tag } }, ApiClient.Options);

    private static async Task<CountObstaclesResponse> CountAsync(ApiClient client) =>
        await client.Obstacles.CountObstaclesAsync(new CountObstaclesRequest { Parent = Nation }, ApiClient.Options);

    private static async Task AssertRefusedAsync(StatusCode code, Func<Task> call) => Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
}
