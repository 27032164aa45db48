using System.Diagnostics;
using System.Net;
using Grpc.Core;
using Grpc.Health.V1;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What callers, probes and the operator are told while nothing can be stored.</summary>
public sealed class StoreTroubleTests : IDisposable
{
    private const int Attempts = 10;

    // What a failed call left in the log before: about 11 KB each.
    private const int MostLogCharacters = 2_000;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_full_disk_is_named_to_callers_and_probes_once_to_the_operator_and_is_forgotten_when_it_has_room()
    {
        using var disk = SmallDisk.Mount();
        await using var server = await ServerProcess.StartAsync(disk.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("patient");
        var draft = Drafts.BreastCancer("Patient");
        await AssertHealthAsync(server, client, HttpStatusCode.OK, "Healthy");
        var logged = server.Log.Text.Length;
        disk.Fill();

        for (var i = 0; i < Attempts; i++)
        {
            await AssertUnavailableAsync("the disk is full", disk.Path, () => client.RegisterAsync("a", sponsor, draft));
        }

        await AssertHealthAsync(server, client, HttpStatusCode.ServiceUnavailable, "the disk is full");
        Assert.Single(server.Log.ErrorsFrom(0));
        Assert.Contains($"the disk is full: '{disk.Path}/trialmatch.db'", server.Log.Text, StringComparison.Ordinal);
        Assert.InRange(server.Log.Text.Length - logged, 1, MostLogCharacters);

        disk.Free();
        await UntilHealthyAsync(server);
        await AssertHealthAsync(server, client, HttpStatusCode.OK, "Healthy");
        Assert.Equal(V1.Study.Types.State.Requested, (await client.RegisterAsync("a", sponsor, draft)).State);
        Assert.Single(server.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task Data_files_deleted_under_the_server_are_noticed_and_nothing_more_is_acknowledged()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await client.SponsorAsync("patient");
        Directory.Delete(_folder.Path, recursive: true);

        await AssertHealthAsync(server, client, HttpStatusCode.ServiceUnavailable, "the data file is gone");
        for (var i = 0; i < Attempts; i++)
        {
            await AssertUnavailableAsync("the data file is gone", _folder.Path, () => client.SponsorAsync("another"));
        }

        Assert.Contains($"'{_folder.Path}/trialmatch.db' was deleted or moved", Assert.Single(server.Log.ErrorsFrom(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_file_that_is_damaged_under_the_server_is_said_once_whoever_reads_it()
    {
        V1.Study study;
        await using (var before = await ServerProcess.StartAsync(_folder.Path))
        {
            using var first = new ApiClient(before.GrpcAddress);
            study = await first.RegisterAsync("a", await first.SponsorAsync("early"), Drafts.BreastCancer("Early"));
            Assert.Equal(0, await before.StopAsync());
        }

        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        await DamageAsync();
        var logged = server.Log.Text.Length;

        for (var i = 0; i < Attempts; i++)
        {
            await AssertUnavailableAsync("the data file is damaged", _folder.Path, () => client.StudyAsync(study.Name));
        }

        Assert.Single(server.Log.ErrorsFrom(0));
        Assert.InRange(OfTrouble(server.Log.Text[logged..]), 0, MostLogCharacters);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Characters of a log but for its lines on who read what, which are as many as there are reads.</summary>
    private static int OfTrouble(string log) => log.Split('\n').Where(line => !line.Contains(" TrialMatch.Audit[", StringComparison.Ordinal)).Sum(line => line.Length);

    /// <summary>Writes zeros over all but the first pages, past the lock that keeps .NET's own files from it.</summary>
    private async Task DamageAsync()
    {
        const int pageBytes = 4_096;
        const int spared = 4;
        var path = Path.Combine(_folder.Path, "trialmatch.db");
        var pages = (new FileInfo(path).Length / pageBytes) - spared;
        using var dd = Process.Start("dd", ["if=/dev/zero", $"of={path}", $"bs={pageBytes}", $"seek={spared}", $"count={pages}", "conv=notrunc", "status=none"]);
        await dd.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, dd.ExitCode);
    }

    private static async Task AssertUnavailableAsync(string because, string unsaid, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Contains(because, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, refusal.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task AssertHealthAsync(ServerProcess server, ApiClient client, HttpStatusCode code, string text)
    {
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(server.HttpAddress, "health"), TestContext.Current.CancellationToken);
        Assert.Equal(code, page.StatusCode);
        Assert.Contains(text, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var serving = code == HttpStatusCode.OK
            ? HealthCheckResponse.Types.ServingStatus.Serving
            : HealthCheckResponse.Types.ServingStatus.NotServing;
        var health = await new Health.HealthClient(client.Invoker).CheckAsync(new HealthCheckRequest(), ApiClient.Options);
        Assert.Equal(serving, health.Status);
    }

    // A probe's answer is good for two seconds; asking again costs the server nothing meanwhile.
    private static async Task UntilHealthyAsync(ServerProcess server)
    {
        using var http = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        HttpStatusCode code;
        do
        {
            using var page = await http.GetAsync(new Uri(server.HttpAddress, "health"), TestContext.Current.CancellationToken);
            code = page.StatusCode;
        }
        while (code != HttpStatusCode.OK && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }
}
