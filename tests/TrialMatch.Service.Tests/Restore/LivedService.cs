using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>A data folder on which a service has run.</summary>
internal static class LivedService
{
    /// <summary>Callers register studies and lead them on, until the server is killed.</summary>
    public static async Task<Campaign> RunAsync(string dataFolder, int acknowledgements)
    {
        var campaign = new Campaign("sponsors/move", Seed.Random());
        await using var server = await ServerProcess.StartAsync(dataFolder);
        using var client = new ApiClient(server.GrpcAddress);
        await client.SponsorAsync("move");
        using var killed = new CancellationTokenSource();
        var calls = campaign.RunUntilKilledAsync(client, killed.Token);
        await campaign.UntilAcknowledgedAsync(acknowledgements, calls);
        await killed.CancelAsync();
        await server.KillAsync();
        await calls;
        return campaign;
    }
}
