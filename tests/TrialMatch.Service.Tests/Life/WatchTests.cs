using System.Diagnostics;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Life;

/// <summary>Streams that break off, with the connection or with the server, and are taken up again where they ended.</summary>
public sealed class WatchTests : IDisposable
{
    // A stop without streams takes about half a second; what waits on a stream would keep it for ten.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly TemporaryFolder _folder = new();
    private readonly List<StudyEvent> _events = [];
    private readonly List<WatchRequestsResponse> _news = [];

    [Fact]
    public async Task No_event_is_lost_or_told_twice_over_a_dropped_connection_and_a_killed_server()
    {
        LivedStudy study;
        string centre;
        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            study = await LivedStudy.RegisterAsync(client, "watched", Drafts.BreastCancer("Watched"));
            var requested = await study.NowAsync();
            centre = (await client.Network.ListCentresAsync(new ListCentresRequest(), ApiClient.Options)).Centres
                .Single(hub => hub.Area == requested.Requests[0].Area).Name;
            await FollowAsync(client, study.Name, requested.Version - 1);
            await FollowAsync(client, study.Name, requested.Version);
            await FollowNewsAsync(client, centre, 1);
            await study.AcceptAsync(requested.Requests[0]);
            await server.KillAsync();
        }

        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            study = new LivedStudy(client, study.Name);
            var accepted = await study.NowAsync();
            await FollowNewsAsync(client, centre, 2);
            await FollowAsync(client, study.Name, accepted.Version);
            await FollowWhileItHappensAsync(client, study);

            var all = await client.EventsAsync(study.Name);
            Assert.Equal(all, _events);
            Assert.Equal(Enumerable.Range(1, all.Count).Select(version => (long)version), _events.Select(happened => happened.Version));
            await AssertNewsAreWholeAsync(client, centre, study.Name);
            Assert.Empty(server.Log.ErrorsFrom(0));
        }
    }

    [Fact]
    public async Task A_stream_cannot_be_taken_up_from_before_the_beginning_or_for_what_is_not_there()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var study = await LivedStudy.RegisterAsync(client, "watched", Drafts.BreastCancer("Watched"));

        await Refusals.AssertInvalidAsync("after_version", () => FirstAsync(client, study.Name, -1));
        var missing = await Assert.ThrowsAsync<RpcException>(() => FirstAsync(client, "studies/study-that-is-not", 0));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Readers_who_wait_on_streams_are_told_to_resume_elsewhere_as_the_server_stops_and_do_not_hold_it_up()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var study = await LivedStudy.RegisterAsync(client, "watched", Drafts.BreastCancer("Watched"));
        var requested = await study.NowAsync();
        var request = requested.Requests[0];
        var centre = (await client.Network.ListCentresAsync(new ListCentresRequest(), ApiClient.Options)).Centres.Single(hub => hub.Area == request.Area);
        using var events = client.Studies.WatchStudy(new WatchStudyRequest { Name = study.Name, AfterVersion = requested.Version - 1 }, ApiClient.Options);
        using var news = new RequestService.RequestServiceClient(client.Invoker)
            .WatchRequests(new WatchRequestsRequest { Centre = centre.Name }, ApiClient.Options);
        using var ledger = client.Capacity.WatchLedger(new WatchLedgerRequest { Name = request.Trust }, ApiClient.Options);
        var ends = await Task.WhenAll(EndAfterFirstAsync(events.ResponseStream), EndAfterFirstAsync(news.ResponseStream), EndAfterFirstAsync(ledger.ResponseStream));

        var begun = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.StopAsync());
        var stoppedAfter = Stopwatch.GetElapsedTime(begun);

        Assert.All(await Task.WhenAll(ends), end => Assert.Equal(StatusCode.Unavailable, end));
        Assert.True(stoppedAfter < LongestStop, $"the stop took {stoppedAfter}");
        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Reads what is there already, so that the stream waits for more.</summary>
    /// <returns>How the stream ends.</returns>
    private static async Task<Task<StatusCode>> EndAfterFirstAsync<T>(IAsyncStreamReader<T> stream)
        where T : class
    {
        Assert.True(await stream.MoveNext());
        return EndAsync(stream);
    }

    private static async Task<StatusCode> EndAsync<T>(IAsyncStreamReader<T> stream)
        where T : class
    {
        try
        {
            while (await stream.MoveNext())
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }

    private long LastVersion => _events.Count == 0 ? 0 : _events[^1].Version;

    private static async Task FirstAsync(ApiClient client, string study, long after)
    {
        using var call = client.Studies.WatchStudy(new WatchStudyRequest { Name = study, AfterVersion = after }, ApiClient.Options);
        await call.ResponseStream.MoveNext();
    }

    /// <summary>Listens from where it left off until a version, and drops the connection.</summary>
    private async Task FollowAsync(ApiClient client, string study, long untilVersion)
    {
        using var call = client.Studies.WatchStudy(new WatchStudyRequest { Name = study, AfterVersion = LastVersion }, ApiClient.Options);
        while (LastVersion < untilVersion && await call.ResponseStream.MoveNext())
        {
            _events.Add(call.ResponseStream.Current.Event);
        }
    }

    private async Task FollowWhileItHappensAsync(ApiClient client, LivedStudy study)
    {
        using var call = client.Studies.WatchStudy(new WatchStudyRequest { Name = study.Name, AfterVersion = LastVersion }, ApiClient.Options);
        var offered = await study.AcceptAllAsync();
        while (LastVersion < offered.Version && await call.ResponseStream.MoveNext())
        {
            _events.Add(call.ResponseStream.Current.Event);
        }
    }

    private async Task FollowNewsAsync(ApiClient client, string centre, int untilCount)
    {
        var after = _news.Count == 0 ? 0 : _news[^1].Version;
        using var call = new RequestService.RequestServiceClient(client.Invoker)
            .WatchRequests(new WatchRequestsRequest { Centre = centre, AfterVersion = after }, ApiClient.Options);
        while (_news.Count < untilCount && await call.ResponseStream.MoveNext())
        {
            _news.Add(call.ResponseStream.Current);
        }
    }

    /// <summary>Who listens from the beginning hears what was heard in pieces, and it ends in what the study says of its sites.</summary>
    private async Task AssertNewsAreWholeAsync(ApiClient client, string centre, string study)
    {
        var sites = (await client.StudyAsync(study)).Requests.Where(asked => asked.Area == _news[0].Requests[0].Area).ToList();
        await FollowNewsAsync(client, centre, 1 + sites.Count);
        Assert.Equal(_news.Select(news => news.Version).Order().Distinct(), _news.Select(news => news.Version));
        Assert.Equal(1 + sites.Count, _news.Count);
        Assert.Equal(
            sites.Select(asked => (asked.Trust, asked.State)).Order(),
            _news.SelectMany(news => news.Requests).GroupBy(asked => asked.Trust).Select(heard => (heard.Key, heard.Last().State)).Order());

        var inPieces = _news.ToList();
        _news.Clear();
        await FollowNewsAsync(client, centre, inPieces.Count);
        Assert.Equal(inPieces, _news);
    }
}
