using System.Text.Json;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>What the log of a real run tells.</summary>
public sealed class LogTests : IDisposable
{
    private const string SponsorName = "Northern Lights Pharma";
    private const string Title = "A title that is a trade secret";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Lines_of_a_command_name_its_study_and_its_request_and_no_line_a_title_or_a_sponsors_name()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_LOG_FORMAT"] = "json";
        settings["TRIALMATCH_LOG_LEVEL"] = "Debug";
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var sponsor = await client.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest
            {
                RequestId = "logged-sponsor",
                SponsorId = "logged",
                Sponsor = new Sponsor { DisplayName = SponsorName, CountryCode = "NO" },
            },
            ApiClient.Options);
        var study = await client.RegisterAsync("logged-registration", sponsor.Name, Drafts.BreastCancer(Title));
        await client.Studies.WithdrawStudyAsync(new WithdrawStudyRequest { Name = study.Name, RequestId = "logged-withdrawal", Remarks = "not now" }, ApiClient.Options);
        Assert.Equal(0, await server.StopAsync());

        var id = study.Name["studies/".Length..];
        var moves = server.Log.Text.Split('\n').Where(line => line.Contains("The study moved", StringComparison.Ordinal)).ToList();
        Assert.Equal([(id, "logged-registration"), (id, "logged-registration"), (id, "logged-withdrawal")], moves.Select(SubjectOf));
        Assert.DoesNotContain(SponsorName, server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not now", server.Log.Text, StringComparison.Ordinal);
    }

    private static (string? Study, string? Request) SubjectOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        var named = entry.RootElement.GetProperty("Scopes").EnumerateArray().Last(scope => scope.TryGetProperty("CommandRequestId", out _));
        return (named.GetProperty("Study").GetString(), named.GetProperty("CommandRequestId").GetString());
    }
}
