using System.Net;
using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>What a caller's mistake is answered: always as application/problem+json, and never as a failure of the service.</summary>
[Collection(SharedServer.Name)]
public sealed class RestErrorTests(RunningServer server) : ServiceTests(server)
{
    private const string Studies = "v1/studies";

    [Theory]
    [InlineData("POST", Studies, "{bad", 400, "cannot be read")]
    [InlineData("POST", Studies, "", 400, "cannot be read")]
    [InlineData("POST", Studies, "null", 400, "")]
    [InlineData("POST", Studies, "[]", 400, "cannot be read")]
    [InlineData("POST", Studies, "{} trailing", 400, "cannot be read")]
    [InlineData("POST", Studies, """{"requestId": "a", "drafft": {}}""", 400, "drafft")]
    [InlineData("POST", Studies, """{"draft": {"targetPatients": "many"}}""", 400, "cannot be read")]
    [InlineData("POST", Studies, """{"draft": {"phase": "PHASE_NINE"}}""", 400, "PHASE_NINE")]
    [InlineData("POST", Studies + "?requestId=a", "{}", 400, "in the body")]
    [InlineData("GET", Studies + "?sponser=sponsors/acme", null, 400, "sponser")]
    [InlineData("GET", Studies + "?pageSize=many", null, 400, "pageSize")]
    [InlineData("GET", Studies + "?pageSize=1&pageSize=2", null, 400, "one value")]
    [InlineData("GET", Studies + "?state=SOMETIMES", null, 400, "state")]
    [InlineData("GET", Studies + "?pageSize=-1", null, 400, "page_size")]
    [InlineData("GET", Studies + "?pageToken=of-another-list", null, 400, "page_token")]
    [InlineData("GET", "v1/trusts/bergen/capacity?from=2030", null, 400, "from")]
    [InlineData("GET", Studies + "/there-is-none", null, 404, "does not exist")]
    [InlineData("GET", Studies + "/NOT%20A%20NAME", null, 400, "expected studies/ID")]
    [InlineData("GET", "v1/nothing", null, 404, "the API has no GET /v1/nothing")]
    [InlineData("DELETE", Studies, null, 404, "the API has no DELETE /v1/studies")]
    [InlineData("PUT", "v1/trusts/bergen/capacity", "{}", 405, "the API has no PUT")]
    public async Task A_mistake_is_answered_with_a_problem_that_says_what_is_wrong(string method, string path, string? body, int status, string said)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(status, (int)reply.Status);
        Assert.Contains(said, reply.Problem().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_at_fault_is_named_with_the_reason()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var problem = (await rest.SendAsync(HttpMethod.Post, Studies, """{"draft": {}}""")).Problem();

        Assert.Equal(("INVALID_ARGUMENT", "INVALID_FIELD"), (problem["code"]!.GetValue<string>(), problem["reason"]!.GetValue<string>()));
        var fields = problem["violations"]!.AsArray().Select(violation => violation!["field"]!.GetValue<string>()).ToList();
        Assert.Superset(new HashSet<string> { "request_id", "sponsor", "draft.title" }, fields.ToHashSet());
    }

    [Fact]
    public async Task A_study_that_there_is_not_is_named_as_the_resource()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var problem = (await rest.SendAsync(HttpMethod.Get, Studies + "/there-is-none")).Problem();

        Assert.Equal("studies/there-is-none", problem["resource"]!.GetValue<string>());
        Assert.Equal("NOT_FOUND", problem["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_of_another_content_type_is_refused(string contentType, HttpStatusCode expected)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(HttpMethod.Post, Studies, "{}", contentType);

        Assert.Equal(expected, reply.Status);
        Assert.Contains("application/json", reply.Problem()["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_4_MB_is_refused_as_over_gRPC()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var body = new JsonObject { ["requestId"] = new string('x', (4 * 1024 * 1024) + 1) };

        var reply = await rest.SendAsync(HttpMethod.Post, Studies, body.ToJsonString());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.Status);
        Assert.Contains("4096 KB", reply.Problem()["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        using var request = new HttpRequestMessage(HttpMethod.Post, Studies) { Content = new ByteArrayContent([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D]) };
        request.Content.Headers.ContentType = new("application/json");

        Assert.Equal("NOT_A_MESSAGE", (await rest.SendAsync(request)).Problem()["reason"]!.GetValue<string>());
    }
}
