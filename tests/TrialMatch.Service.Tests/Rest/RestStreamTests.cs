using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Streams over REST that do not end by themselves.</summary>
public sealed class RestStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_stream_that_the_server_breaks_says_so_in_its_last_line_and_resumes_where_it_was()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        using var rest = new RestClient(server.HttpAddress);
        var study = await client.RegisterAsync("watched", await client.SponsorAsync("watcher"), Drafts.BreastCancer("Watched"));
        var events = await client.EventsAsync(study.Name);
        var path = $"v1/{study.Name}:watch?afterVersion={events.Count - 1}";

        var lines = rest.LinesAsync(path).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await lines.MoveNextAsync());
        Assert.Equal($"{events.Count}", JsonNode.Parse(lines.Current)!["event"]!["version"]!.GetValue<string>());
        var stopped = server.StopAsync();
        var last = string.Empty;
        while (await lines.MoveNextAsync())
        {
            last = lines.Current.Length > 0 ? lines.Current : last;
        }

        Assert.Equal((int)Grpc.Core.StatusCode.Unavailable, JsonNode.Parse(last)!["code"]!.GetValue<int>());
        Assert.Equal(0, await stopped);
        await lines.DisposeAsync();
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    public void Dispose() => _folder.Dispose();
}
