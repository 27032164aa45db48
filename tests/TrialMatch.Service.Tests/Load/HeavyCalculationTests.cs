using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Load;

/// <summary>Calculations that take long, and many of them: whoever asks for a preview meanwhile must not feel them.</summary>
public sealed class HeavyCalculationTests : IDisposable
{
    /// <summary>More than run and wait together.</summary>
    private const int TooMany = 120;

    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task While_calculations_flood_in_previews_are_served_and_the_rest_is_told_when_to_try_again()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        using var flood = new CancellationTokenSource();
        var calculations = Start(client, TooMany, flood.Token);

        var turnedAway = await FirstTurnedAwayAsync(calculations).WaitAsync(SoonEnough, TestContext.Current.CancellationToken);
        Assert.Contains("calculations", turnedAway.Status.Detail, StringComparison.Ordinal);
        Assert.True(turnedAway.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        for (var preview = 0; preview < 5; preview++)
        {
            var begun = Stopwatch.GetTimestamp();
            await client.PreviewAsync(Drafts.BreastCancer($"Preview {preview}"));
            Assert.True(Stopwatch.GetElapsedTime(begun) < SoonEnough, $"preview {preview} took {Stopwatch.GetElapsedTime(begun)}");
        }

        await flood.CancelAsync();
        await Assert.ThrowsAnyAsync<RpcException>(() => Task.WhenAll(calculations));
    }

    [Fact]
    public async Task A_calculation_whose_caller_has_gone_makes_room_for_the_next()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        using var flood = new CancellationTokenSource();
        var calculations = Start(client, TooMany, flood.Token);
        await FirstTurnedAwayAsync(calculations);
        await flood.CancelAsync();
        await Assert.ThrowsAnyAsync<RpcException>(() => Task.WhenAll(calculations));

        var small = new SelectSitesRequest { Target = 20, HorizonMonths = 12 };
        small.Candidates.AddRange(LargeSelections.Candidates(6));
        var selected = await PlanningOf(client).SelectSitesAsync(small, deadline: DateTime.UtcNow + SoonEnough, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEmpty(selected.Sites);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_end_while_all_kinds_of_calls_run_ends_cleanly_within_ten_seconds()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("busy");
        var study = await client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Watched"));
        using var stream = client.Studies.WatchStudy(new WatchStudyRequest { Name = study.Name }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var calculations = Start(client, TooMany, TestContext.Current.CancellationToken);
        await FirstTurnedAwayAsync(calculations);

        var begun = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.StopAsync());
        var took = Stopwatch.GetElapsedTime(begun);

        Assert.True(took < SoonEnough, $"{took}");
        Assert.Contains("Closed the store", server.Log.Text, StringComparison.Ordinal);
        Assert.Empty(server.Log.ErrorsFrom(0));
        await Assert.ThrowsAnyAsync<RpcException>(() => Task.WhenAll(calculations));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "trialmatch.db-wal")), "the write-ahead log was not folded into the file");
    }

    [Theory]
    [InlineData(201, false, "200")]
    [InlineData(61, true, "60")]
    public async Task More_candidates_than_a_selection_takes_are_refused_with_the_limit(int candidates, bool withCounterfactuals, string limit)
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var request = new SelectSitesRequest { Target = 20, HorizonMonths = 12, WithCounterfactuals = withCounterfactuals };
        request.Candidates.AddRange(LargeSelections.Candidates(candidates));

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await PlanningOf(client).SelectSitesAsync(request, ApiClient.Options));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains(limit, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Contains("candidates", refusal.Status.Detail, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static List<Task> Start(ApiClient client, int count, CancellationToken cancellationToken)
    {
        var request = LargeSelections.WithCounterfactuals();
        return [.. Enumerable.Range(0, count).Select(_ => (Task)PlanningOf(client).SelectSitesAsync(request, cancellationToken: cancellationToken).ResponseAsync)];
    }

    private static async Task<RpcException> FirstTurnedAwayAsync(IEnumerable<Task> calculations)
    {
        await foreach (var ended in Task.WhenEach(calculations))
        {
            if (ended.Exception?.InnerException is RpcException { StatusCode: StatusCode.ResourceExhausted } failure)
            {
                return failure;
            }
        }

        throw new InvalidOperationException("No calculation was turned away.");
    }

    private static PlanningService.PlanningServiceClient PlanningOf(ApiClient client) => new(client.Invoker);
}
