using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Whose indicators each role sees.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class IndicatorAccessTests(IdentifiedServer server)
{
    private const string Nation = "networks/norway";

    [Theory]
    [InlineData("site:bergen", "trusts/bergen", Nation)]
    [InlineData("region:west", "regions/west", "trusts/bergen", "trusts/stavanger", Nation)]
    [InlineData("centre:cancer", "centres/cancer", Nation)]
    [InlineData("national", "regions/north", "trusts/bergen", "centres/cancer", Nation)]
    public async Task Each_sees_its_own_and_the_nations(string grant, params string[] parents)
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
    [InlineData("site:bergen", "centres/cancer")]
    [InlineData("region:west", "regions/north")]
    [InlineData("region:west", "trusts/ous")]
    [InlineData("region:west", "centres/cancer")]
    [InlineData("centre:cancer", "centres/brain-health")]
    [InlineData("centre:cancer", "regions/west")]
    public async Task Anothers_are_refused_by_name(string grant, string parent)
    {
        using var client = await server.ClientAsync(grant);

        var refused = await Assert.ThrowsAsync<RpcException>(() => AskAsync(client, parent));

        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        Assert.Contains(parent, refused.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Nation)]
    [InlineData("trusts/bergen")]
    public async Task A_sponsor_sees_none(string parent)
    {
        using var client = await server.ClientAsync("sponsor:acme");

        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => AskAsync(client, parent))).StatusCode);
    }

    [Theory]
    [InlineData("trusts/bergn", "trusts/bergen")]
    [InlineData("regions/wst", "regions/west")]
    public async Task One_that_there_is_not_is_answered_with_the_nearest(string parent, string nearest)
    {
        using var client = await server.ClientAsync("national");

        var refused = await Assert.ThrowsAsync<RpcException>(() => AskAsync(client, parent));

        Assert.Equal(StatusCode.NotFound, refused.StatusCode);
        Assert.Contains(nearest, refused.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<GetIndicatorsResponse> AskAsync(ApiClient client, string parent) =>
        await client.Indicators.GetIndicatorsAsync(new GetIndicatorsRequest { Parent = parent, By = IndicatorPeriod.Types.Kind.Year }, ApiClient.Options);
}
