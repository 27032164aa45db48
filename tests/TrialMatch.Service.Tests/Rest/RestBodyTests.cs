using System.Net;
using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Bodies that could be read in two ways, or only by one of two readers.</summary>
[Collection(SharedServer.Name)]
public sealed class RestBodyTests(RunningServer server) : ServiceTests(server)
{
    private const string Trust = "v1/trusts/finnmark";

    [Theory]
    [InlineData("""{"requestId": "a", "requestId": "b", "trust": {"startUpMonths": 5}, "updateMask": "startUpMonths"}""")]
    [InlineData("""{"requestId": "a", "trust": {"startUpMonths": 5, "startUpMonths": 6}, "updateMask": "startUpMonths"}""")]
    [InlineData("""{"requestId": "a", "trust": {"startUpMonths": 5}, "trust": {"startUpMonths": 6}, "updateMask": "startUpMonths"}""")]
    public async Task A_key_that_stands_twice_is_refused_whoever_asks(string body)
    {
        foreach (var token in new[] { TestLogin.Operator, string.Empty })
        {
            using var rest = new RestClient(Server.Process.HttpAddress, token);

            var reply = await rest.SendAsync(HttpMethod.Patch, Trust, body);

            Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
            Assert.Contains("uplicate", reply.Problem()["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"requestId": "a", "request_id": "b", "trust": {"startUpMonths": 5}, "updateMask": "startUpMonths"}""", "request_id")]
    [InlineData("""{"requestId": "a", "trust": {"startUpMonths": 5, "start_up_months": 6}, "updateMask": "startUpMonths"}""", "trust.start_up_months")]
    [InlineData("""{"requestId": "a", "trust": {"referrals": [{"conditionGroup": "a", "condition_group": "b"}]}, "updateMask": "referrals"}""", "trust.referrals[0].condition_group")]
    public async Task A_field_in_both_spellings_is_refused(string body, string field)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(HttpMethod.Patch, Trust, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(field, Assert.Single(reply.Problem()["violations"]!.AsArray())!["field"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_parameter_in_both_spellings_is_refused()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(HttpMethod.Get, "v1/trusts?pageSize=1&page_size=2");

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("page_size", Assert.Single(reply.Problem()["violations"]!.AsArray())!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("\"7\"")]
    [InlineData("7.0")]
    [InlineData("7e0")]
    public async Task A_whole_number_may_be_written_as_protobufs_JSON_allows(string number)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(
            HttpMethod.Patch, Trust, $$"""{"requestId": "{{Unique("number")}}", "trust": {"startUpMonths": {{number}}}, "updateMask": "startUpMonths"}""");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(7, JsonNode.Parse((await rest.SendAsync(HttpMethod.Get, Trust)).Text)!["startUpMonths"]!.GetValue<int>());
    }
}
