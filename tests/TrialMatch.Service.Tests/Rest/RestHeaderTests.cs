using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>What HTTP says in headers where the messages have fields.</summary>
[Collection(SharedServer.Name)]
public sealed class RestHeaderTests(RunningServer server) : ServiceTests(server)
{
    private const string Trust = "v1/trusts/telemark";

    [Fact]
    public async Task A_reply_has_the_resources_etag_and_a_change_with_an_older_one_is_refused_with_412()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var read = await rest.SendAsync(HttpMethod.Get, Trust);
        var etag = read.Headers.ETag!.Tag;
        Assert.Equal($"\"{JsonNode.Parse(read.Text)!["etag"]}\"", etag);

        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(rest, Unique("first"), 31, etag)).Status);
        var refused = await ChangeAsync(rest, Unique("second"), 32, etag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Equal("ETAG_MISMATCH", refused.Problem()["reason"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await ChangeAsync(rest, Unique("third"), 33, "*")).Status);
    }

    [Fact]
    public async Task A_change_that_is_repeated_with_its_key_is_made_once_and_another_with_the_same_key_is_refused()
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        var key = Unique("key");

        var first = await ChangeAsync(rest, key, 34);
        var again = await ChangeAsync(rest, $"\"{key}\"", 34);
        var other = await ChangeAsync(rest, key, 35);

        Assert.Equal((HttpStatusCode.OK, first.Text), (again.Status, again.Text));
        Assert.Equal("REQUEST_ID_REUSED", other.Problem()["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Idempotency-Key", "another", "PATCH", Trust, """{"requestId": "one"}""")]
    [InlineData("If-Match", "\"2\"", "PATCH", Trust, """{"requestId": "one", "trust": {"etag": "1"}}""")]
    [InlineData("If-Match", "2", "PATCH", Trust, """{"trust": {}}""")]
    [InlineData("If-Match", "\"1\", \"2\"", "PATCH", Trust, """{"trust": {}}""")]
    [InlineData("If-Match", "W/\"1\"", "PATCH", Trust, """{"trust": {}}""")]
    [InlineData("If-Match", "\"1\"", "POST", "v1/sponsors", """{"sponsor": {}}""")]
    [InlineData("If-Match", "\"1\"", "GET", Trust, null)]
    public async Task A_header_that_cannot_be_heeded_is_refused_by_name(string header, string value, string method, string path, string? body)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(header, value);

        var reply = await rest.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(header, Assert.Single(reply.Problem()["violations"]!.AsArray())!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"updateMask": "startUpMonths"}""", "trust.start_up_months")]
    [InlineData("""{"trust": {}, "updateMask": "consentSharePercent"}""", "trust.consent_share_percent")]
    [InlineData("""{"trust": {"start_up_months": 7}, "updateMask": "startUpMonths,costs"}""", "trust.costs")]
    [InlineData("""{"trust": {"name": "trusts/ous", "startUpMonths": 7}, "updateMask": "startUpMonths"}""", "trust.name")]
    public async Task What_the_mask_names_must_be_there_and_the_body_may_not_contradict_the_path(string body, string field)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);

        var reply = await rest.SendAsync(HttpMethod.Patch, Trust, body);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal(field, Assert.Single(reply.Problem()["violations"]!.AsArray())!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("application/json;charset=UTF-8")]
    public async Task The_charset_may_stand_in_quotes_and_a_change_tells_its_etag_in_the_header(string contentType)
    {
        using var rest = new RestClient(Server.Process.HttpAddress);
        using var request = new HttpRequestMessage(HttpMethod.Patch, Trust);
        request.Content = new StringContent($$"""{"requestId": "{{Unique("charset")}}", "trust": {"name": "trusts/telemark", "startUpMonths": 6}, "updateMask": "startUpMonths"}""");
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        var reply = await rest.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal($"\"{JsonNode.Parse(reply.Text)!["change"]!["etag"]}\"", reply.Headers.ETag!.Tag);
    }

    private static async Task<RestReply> ChangeAsync(RestClient rest, string key, int percent, string? etag = null)
    {
        var body = new JsonObject { ["trust"] = new JsonObject { ["consentSharePercent"] = percent }, ["updateMask"] = "consentSharePercent" };
        using var request = new HttpRequestMessage(HttpMethod.Patch, Trust) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        return await rest.SendAsync(request);
    }
}
