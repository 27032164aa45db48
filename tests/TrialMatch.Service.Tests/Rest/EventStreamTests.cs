using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Streams as browsers read them, by a parser that nobody here wrote.</summary>
public sealed class EventStreamTests : IDisposable
{
    private const string EventStream = "text/event-stream";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_reader_gets_what_a_reader_of_lines_gets_and_resumes_after_the_last_event_it_saw_until_there_is_no_more()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        using var rest = new RestClient(server.HttpAddress);
        var study = await client.RegisterAsync("watched", await client.SponsorAsync("watcher"), Drafts.BreastCancer("Watched"));
        await client.Studies.WithdrawStudyAsync(new V1.WithdrawStudyRequest { Name = study.Name, RequestId = "withdraw" }, ApiClient.Options);
        var path = $"v1/{study.Name}:watch";
        var lines = await rest.LinesAsync(path).Where(line => line.Length > 0).Select(Parsed).ToListAsync(TestContext.Current.CancellationToken);

        var events = await EventsAsync(server, path).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(lines, events.Select(happened => Parsed(happened.Data)), JsonNode.DeepEquals);
        Assert.Equal(lines.Select(line => line["event"]!["version"]!.GetValue<string>()), events.Select(happened => happened.EventId));
        Assert.All(events, happened => Assert.Equal(SseParser.EventTypeDefault, happened.EventType));
        for (var seen = 1; seen < events.Count; seen++)
        {
            var after = await EventsAsync(server, path + "?afterVersion=0", events[seen - 1].EventId).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(events.Skip(seen).Select(happened => happened.EventId), after.Select(happened => happened.EventId));
        }

        using var last = await OpenAsync(server, path, events[^1].EventId);
        Assert.Equal(HttpStatusCode.NoContent, last.StatusCode);
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_stream_that_the_server_breaks_ends_with_an_error_that_says_why()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var study = await client.RegisterAsync("watched", await client.SponsorAsync("watcher"), Drafts.BreastCancer("Watched"));
        var count = (await client.EventsAsync(study.Name)).Count;

        var events = EventsAsync(server, $"v1/{study.Name}:watch", (count - 1).ToString(CultureInfo.InvariantCulture)).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(count.ToString(CultureInfo.InvariantCulture), events.Current.EventId);
        var stopped = server.StopAsync();

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("error", events.Current.EventType);
        Assert.Equal("UNAVAILABLE", Parsed(events.Current.Data)["code"]!.GetValue<string>());
        Assert.Equal(503, Parsed(events.Current.Data)["status"]!.GetValue<int>());
        Assert.False(await events.MoveNextAsync());
        Assert.Equal(0, await stopped);
        await events.DisposeAsync();
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task What_is_refused_before_anything_is_sent_is_a_problem_as_of_any_other_request()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        await AssertRefusedAsync(server, "v1/studies/there-is-none:watch", null, HttpStatusCode.NotFound);
        await AssertRefusedAsync(server, "v1/trusts/bergen:watchLedger", "some", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(server, "v1/trusts/bergen:watchLedger", "-1", HttpStatusCode.BadRequest);
        await AssertRefusedAsync(server, "v1/trusts/bergen:watchLedger", "1000000", HttpStatusCode.BadRequest);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertRefusedAsync(ServerProcess server, string path, string? lastEventId, HttpStatusCode expected)
    {
        using var reply = await OpenAsync(server, path, lastEventId);

        Assert.Equal((path, lastEventId, expected), (path, lastEventId, reply.StatusCode));
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
    }

    private static JsonNode Parsed(string json) => JsonNode.Parse(json)!;

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(ServerProcess server, string path, string? lastEventId = null)
    {
        using var reply = await OpenAsync(server, path, lastEventId);
        Assert.Equal(EventStream, reply.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        var parser = SseParser.Create(await reply.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await foreach (var happened in parser.EnumerateAsync(TestContext.Current.CancellationToken))
        {
            yield return happened;
        }
    }

    private static async Task<HttpResponseMessage> OpenAsync(ServerProcess server, string path, string? lastEventId)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.HttpAddress, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestLogin.Operator);
        request.Headers.Accept.ParseAdd(EventStream);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }
}
