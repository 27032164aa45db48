using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Starting, stopping, and what happens when either is hindered.</summary>
public sealed partial class LifetimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_server_that_is_asked_to_end_ends_cleanly_and_the_next_one_knows_what_it_knew()
    {
        V1.Study study;
        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            study = await client.RegisterAsync("a", await client.SponsorAsync("lasting"), Drafts.BreastCancer("Lasting"));
            Assert.Equal(0, await server.StopAsync());
            Assert.Empty(server.Log.ErrorsFrom(0));
        }

        await using var next = await ServerProcess.StartAsync(_folder.Path);
        using var again = new ApiClient(next.GrpcAddress);
        Assert.Equal(study, await again.StudyAsync(study.Name));
        Assert.Equal(study, await again.RegisterAsync("a", "sponsors/lasting", Drafts.BreastCancer("Lasting")));
    }

    [Fact]
    public async Task A_server_that_is_asked_to_end_as_soon_as_it_serves_ends_without_a_word_of_calls_that_came_too_late()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);

        Assert.Equal(0, await server.StopAsync());

        Assert.Empty(server.Log.ErrorsFrom(0));
        Assert.DoesNotContain("No active nodes", server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be reached", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains("Closed the store", server.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_refuses_to_start_even_without_the_lock_file_and_the_first_is_unharmed()
    {
        await using var first = await ServerProcess.StartAsync(_folder.Path);
        await AssertCannotStartAsync(ServerProcess.SettingsFor(_folder.Path), "is in use");
        File.Delete(Path.Combine(_folder.Path, "trialmatch.lock"));
        await AssertCannotStartAsync(ServerProcess.SettingsFor(_folder.Path), "a folder of its own with TRIALMATCH_DATA");
        using var client = new ApiClient(first.GrpcAddress);
        Assert.NotEmpty(await client.TrustsAsync());
        Assert.Empty(first.Log.ErrorsFrom(0));
    }

    [Fact]
    public async Task A_server_whose_newest_commits_are_lost_starts_only_when_that_is_accepted()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            await client.SponsorAsync("lost");
            await server.KillAsync();
        }

        File.Delete(Path.Combine(_folder.Path, "trialmatch.db-wal"));
        await using var refused = ServerProcess.Launch(ServerProcess.SettingsFor(_folder.Path));
        Assert.Equal(1, await refused.ExitAsync());
        var advice = AcceptPattern().Match(refused.Log.Text);
        Assert.True(advice.Success, refused.Log.Text);

        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_ACCEPT_DATA_LOSS"] = advice.Groups["number"].Value;
        await using var accepted = await ServerProcess.StartAsync(settings);
        using var again = new ApiClient(accepted.GrpcAddress);
        Assert.NotEmpty(await again.TrustsAsync());
    }

    [Fact]
    public async Task A_damaged_data_file_is_said_in_one_line_with_what_to_do()
    {
        await using (var server = await ServerProcess.StartAsync(_folder.Path))
        {
            using var client = new ApiClient(server.GrpcAddress);
            await client.SponsorAsync("damaged");
            Assert.Equal(0, await server.StopAsync());
        }

        await using (var file = File.OpenWrite(Path.Combine(_folder.Path, "trialmatch.db")))
        {
            file.Position = 4_096;
            file.Write(new byte[16 * 4_096]);
        }

        await AssertCannotStartAsync(ServerProcess.SettingsFor(_folder.Path), $"the data file '{_folder.Path}/trialmatch.db' is damaged");
        await AssertCannotStartAsync(ServerProcess.SettingsFor(_folder.Path), "put the newest backup in place");
    }

    [Theory]
    [InlineData("TRIALMATCH_GRPC_PORT")]
    [InlineData("TRIALMATCH_HTTP_PORT")]
    public async Task A_port_that_is_taken_is_said_with_its_setting(string setting)
    {
        await using var first = await ServerProcess.StartAsync(_folder.Path);
        using var other = new TemporaryFolder();
        var settings = ServerProcess.SettingsFor(other.Path);
        var taken = first.GrpcAddress.Port.ToString(CultureInfo.InvariantCulture);
        settings[setting] = taken;
        await AssertCannotStartAsync(settings, $"{setting}: nothing can listen on port {taken}");
    }

    [Theory]
    [InlineData("TRIALMATCH_GRCP_PORT", "5081", "did you mean TRIALMATCH_GRPC_PORT?")]
    [InlineData("TRIALMATCH_METRIC", "on", "did you mean TRIALMATCH_METRICS?")]
    [InlineData("trialmatch_data", "/tmp", "did you mean TRIALMATCH_DATA?")]
    [InlineData("TRIALMATCH_REGIONAL_PERIOD", "6", "TRIALMATCH_REGIONAL_PERIOD: there is no such setting")]
    public async Task A_variable_that_is_no_setting_is_refused_with_the_nearest_one(string name, string value, string because)
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings[name] = value;
        await AssertCannotStartAsync(settings, because);
    }

    [Fact]
    public async Task An_empty_variable_counts_as_unset_whatever_its_name()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_GRCP_PORT"] = "";
        await using var server = await ServerProcess.StartAsync(settings);
        Assert.Equal(0, await server.StopAsync());
    }

    [Theory]
    [InlineData("TRIALMATCH_GRPC_PORT", "http")]
    [InlineData("TRIALMATCH_GRPC_PORT", "-1")]
    [InlineData("TRIALMATCH_HTTP_PORT", "65536")]
    [InlineData("TRIALMATCH_LOG_LEVEL", "loud")]
    [InlineData("TRIALMATCH_LOG_LEVEL", "2")]
    [InlineData("TRIALMATCH_CALLS", "0")]
    [InlineData("TRIALMATCH_CALLS_WAITING", "many")]
    [InlineData("TRIALMATCH_CALLS_WAIT_SECONDS", "0")]
    [InlineData("TRIALMATCH_CALCULATIONS", "0")]
    [InlineData("TRIALMATCH_CALCULATIONS_WAITING", "-1")]
    [InlineData("TRIALMATCH_REGIONAL_PERIOD_MONTHS", "0")]
    [InlineData("TRIALMATCH_REGIONAL_PRIOR_PATIENTS", "none")]
    [InlineData("TRIALMATCH_REGIONAL_FULL_DISCOUNT_BEHIND_PERCENT", "101")]
    [InlineData("TRIALMATCH_REGIONAL_MOST_DISCOUNT_PERCENT", "91")]
    [InlineData("TRIALMATCH_REGIONAL_MOST_EXTRA_COST_PERCENT", "-5")]
    [InlineData("TRIALMATCH_NETWORK", "/does/not/exist.json")]
    public async Task A_setting_that_cannot_be_used_is_said(string name, string value)
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings[name] = value;
        await AssertCannotStartAsync(settings, value);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Information", true)]
    [InlineData("warning", false)]
    public async Task Lines_below_the_log_level_are_not_written(string? level, bool isInformed)
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_LOG_LEVEL"] = level;
        await using var server = await ServerProcess.StartAsync(settings);
        Assert.Equal(isInformed, server.Log.Text.Contains("Opened the store", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_store_cannot_be_written_a_caller_is_told_to_try_again_and_then_it_is_done_once()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.SponsorAsync("patient");
        var draft = Drafts.BreastCancer("Patient");
        await using (await HoldWriteLockAsync())
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => client.RegisterAsync("a", sponsor, draft));
            Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        }

        var study = await client.RegisterAsync("a", sponsor, draft);
        Assert.Equal(V1.Study.Types.State.Requested, study.State);
        Assert.Equal(study.Name, Assert.Single(await client.AllStudiesAsync()).Name);
        Assert.Equal(
            Capacity.PatientsReserved([study]).OrderBy(entry => entry.Key),
            Capacity.PatientsHeld(await Task.WhenAll((await client.TrustsAsync()).Select(trust => client.CapacityAsync(trust.Name))))
                .OrderBy(entry => entry.Key));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"start once with TRIALMATCH_ACCEPT_DATA_LOSS (?<number>\d+)\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AcceptPattern();

    private static async Task AssertCannotStartAsync(Dictionary<string, string?> settings, string because)
    {
        await using var server = ServerProcess.Launch(settings);
        Assert.Equal(1, await server.ExitAsync());
        Assert.Contains("TrialMatch cannot start: ", server.Log.Text, StringComparison.Ordinal);
        Assert.Contains(because, server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Log.Text, StringComparison.Ordinal);
    }

    /// <summary>An outside tool that holds the file's write lock.</summary>
    private async Task<SqliteConnection> HoldWriteLockAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "trialmatch.db")};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
