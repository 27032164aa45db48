using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace TrialMatch.Service.Tests.Server;

/// <summary>A trust whose document in the file is damaged: what callers and operators see of it.</summary>
public sealed class UnreadableTrustTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Lists_and_plans_name_it_it_alone_fails_and_health_and_the_log_tell_the_operator()
    {
        string spoilt;
        await using (var before = await ServerProcess.StartAsync(_folder.Path))
        {
            using var first = new ApiClient(before.GrpcAddress);
            var study = await first.RegisterAsync("a", await first.SponsorAsync("early"), Drafts.BreastCancer("Early"));
            spoilt = study.Requests[0].Trust;
            Assert.Equal(0, await before.StopAsync());
        }

        await SpoilAsync(spoilt["trusts/".Length..]);
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);

        var plan = await client.PreviewAsync(Drafts.BreastCancer("Late"));
        Assert.Equal(V1.SiteDecision.Types.Reason.Unavailable, Assert.Single(plan.Sites, site => site.Trust == spoilt).Reason);
        var late = await client.RegisterAsync("b", await client.SponsorAsync("late"), Drafts.BreastCancer("Late"));
        Assert.Equal(V1.Study.Types.State.Requested, late.State);
        var trusts = await client.Network.ListTrustsAsync(new V1.ListTrustsRequest(), ApiClient.Options);
        Assert.Equal([spoilt], trusts.Unreachable);
        Assert.DoesNotContain(trusts.Trusts, trust => trust.Name == spoilt);
        Assert.NotEmpty((await client.Network.ListCentresAsync(new V1.ListCentresRequest(), ApiClient.Options)).Centres);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.Network.GetTrustAsync(new V1.GetTrustRequest { Name = spoilt }, ApiClient.Options));
        Assert.Equal(StatusCode.DataLoss, refusal.StatusCode);

        using var http = new HttpClient();
        Assert.Equal($"Degraded: the stored state of {spoilt["trusts/".Length..]} cannot be read; plans leave it out until it is restored", await http.GetStringAsync(new Uri(server.HttpAddress, "health"), TestContext.Current.CancellationToken));
        Assert.Contains(server.Log.ErrorsFrom(0), line => line.Contains($"Cannot read the stored state of {spoilt["trusts/".Length..]}", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task SpoilAsync(string trust)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "trialmatch.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var spoil = connection.CreateCommand();
        spoil.CommandText = "UPDATE grain_state SET payload = x'7b' WHERE grain_type = 'trust' AND grain_key = $trust AND state_name = 'ledger-0'";
        spoil.Parameters.AddWithValue("$trust", trust);
        Assert.Equal(1, await spoil.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
