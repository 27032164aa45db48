using Google.Rpc;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Load;

/// <summary>More registrations at once than can be answered in time.</summary>
public sealed class CallLimitTests : IDisposable
{
    private const int Running = 2;
    private const int Waiting = 4;
    private const int AtOnce = 60;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Registrations_beyond_the_bound_are_told_when_to_try_again_and_then_are_made_once()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_CALLS"] = $"{Running}";
        settings["TRIALMATCH_CALLS_WAITING"] = $"{Waiting}";
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("many");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => OutcomeAsync(client, sponsor, i)));

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
            Assert.Null(await OutcomeAsync(client, sponsor, i));
        }

        Assert.Equal(AtOnce, (await client.AllStudiesAsync()).Count);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>What it failed with; null where it was made.</summary>
    private static async Task<RpcException?> OutcomeAsync(ApiClient client, string sponsor, int number)
    {
        try
        {
            _ = await client.RegisterAsync($"study-{number}", sponsor, Drafts.BreastCancer($"Study {number}", target: 1));
            return null;
        }
        catch (RpcException failure)
        {
            return failure;
        }
    }
}
