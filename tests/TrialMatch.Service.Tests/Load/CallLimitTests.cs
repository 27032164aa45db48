using Google.Rpc;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Load;

/// <summary>More registrations at once than can be answered in time.</summary>
public sealed class CallLimitTests : IDisposable
{
    private const int Running = 2;
    private const int Waiting = 4;
    private const int AtOnce = 60;

    /// <summary>Together more than is registered, two at a time, within the deadline.</summary>
    private const int Connections = 20;
    private const int OnEach = 90;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NoHurry = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Registrations_beyond_the_bound_are_told_when_to_try_again_and_then_are_made_once()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_CALLS"] = $"{Running}";
        settings["TRIALMATCH_CALLS_WAITING"] = $"{Waiting}";
        settings["TRIALMATCH_CALLS_WAIT_SECONDS"] = "30";
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("many");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => OutcomeAsync(client, sponsor, i, NoHurry)));

        var turnedAway = outcomes.Index().Where(outcome => outcome.Item is not null).ToList();
        Assert.InRange(turnedAway.Count, 1, AtOnce - Running - Waiting);
        Assert.All(turnedAway, outcome =>
        {
            Assert.Equal(StatusCode.ResourceExhausted, outcome.Item!.StatusCode);
            Assert.True(outcome.Item.GetRpcStatus()?.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        });
        Assert.Equal(AtOnce - turnedAway.Count, (await client.AllStudiesAsync()).Count);
        foreach (var (i, _) in turnedAway)
        {
            Assert.Null(await OutcomeAsync(client, sponsor, i, NoHurry));
        }

        Assert.Equal(AtOnce, (await client.AllStudiesAsync()).Count);
    }

    [Fact]
    public async Task Of_registrations_that_outlast_their_deadlines_those_taken_are_served_in_time_and_the_rest_is_told_when_to_come_back()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_CALLS"] = $"{Running}";
        settings["TRIALMATCH_CALLS_WAITING"] = $"{Connections * OnEach}";
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("many");

        // A connection carries a hundred calls at a time: more would wait in the client.
        var clients = Enumerable.Range(0, Connections).Select(_ => new ApiClient(server.GrpcAddress)).ToList();
        var outcomes = await Task.WhenAll(clients.SelectMany(
            (each, i) => Enumerable.Range(0, OnEach).Select(j => OutcomeAsync(each, sponsor, (i * OnEach) + j, Deadline))));
        clients.ForEach(each => each.Dispose());

        var turnedAway = outcomes.OfType<RpcException>().ToList();
        Assert.InRange(turnedAway.Count, 1, outcomes.Length - 1);
        Assert.All(turnedAway, outcome =>
        {
            Assert.Equal(StatusCode.ResourceExhausted, outcome.StatusCode);
            Assert.InRange(outcome.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));
        });
        Assert.Equal(outcomes.Length - turnedAway.Count, (await client.AllStudiesAsync()).Count);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What it failed with; null where it was made.</summary>
    private static async Task<RpcException?> OutcomeAsync(ApiClient client, string sponsor, int number, TimeSpan deadline)
    {
        try
        {
            var request = new RegisterStudyRequest
            {
                RequestId = $"study-{number}",
                Sponsor = sponsor,
                Draft = Drafts.BreastCancer($"Study {number}", target: 1),
            };
            _ = await client.Studies.RegisterStudyAsync(request, deadline: DateTime.UtcNow + deadline);
            return null;
        }
        catch (RpcException failure)
        {
            return failure;
        }
    }
}
