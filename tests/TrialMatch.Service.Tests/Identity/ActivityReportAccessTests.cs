using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Whose activity report each role sees.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class ActivityReportAccessTests(IdentifiedServer server)
{
    private const string Nation = "networks/norway";

    [Theory]
    [InlineData("site:bergen", "trusts/bergen")]
    [InlineData("region:west", "regions/west", "trusts/bergen")]
    [InlineData("national", Nation, "regions/north", "trusts/ous")]
    public async Task Each_sees_its_own(string grant, params string[] parents)
    {
        using var client = await server.ClientAsync(grant);
        foreach (var parent in parents)
        {
            Assert.Equal(parent, (await AskAsync(client, parent)).Parent);
        }
    }

    [Theory]
    [InlineData("site:bergen", "trusts/stavanger")]
    [InlineData("site:bergen", "regions/west")]
    [InlineData("site:bergen", Nation)]
    [InlineData("region:west", "trusts/ous")]
    [InlineData("region:west", "regions/north")]
    [InlineData("region:west", Nation)]
    [InlineData("centre:cancer", "trusts/bergen")]
    [InlineData("centre:cancer", Nation)]
    [InlineData("sponsor:acme", "trusts/bergen")]
    [InlineData("sponsor:acme", Nation)]
    public async Task Anothers_is_refused(string grant, string parent)
    {
        using var client = await server.ClientAsync(grant);

        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => AskAsync(client, parent))).StatusCode);
    }

    private static async Task<GetActivityReportResponse> AskAsync(ApiClient client, string parent) =>
        await client.Indicators.GetActivityReportAsync(new GetActivityReportRequest { Parent = parent, Year = 2027 }, ApiClient.Options);
}
