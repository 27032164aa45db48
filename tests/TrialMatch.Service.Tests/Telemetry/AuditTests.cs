using System.Text.Json;
using TrialMatch.Api.Access;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Telemetry;

/// <summary>Whoever oversees others and reads what these keep to themselves leaves a line in the log, and nobody else does.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Title = "A title that is a trade secret";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reads_by_overseers_are_logged_without_content_whatever_the_log_level_and_reads_by_owners_are_not()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        settings["TRIALMATCH_LOG_FORMAT"] = "json";
        settings["TRIALMATCH_LOG_LEVEL"] = "Error";
        await using var server = await ServerProcess.StartAsync(settings);
        using var client = new ApiClient(server.GrpcAddress);
        var study = await client.RegisterAsync("a", await client.SponsorAsync("acme"), Drafts.BreastCancer(Title));
        var (trust, before) = (study.Requests[0].Trust, server.Log.Count);
        using var national = new ApiClient(server.GrpcAddress, TestLogin.TokenFor(new Grant(Role.National, string.Empty)));
        using var sponsor = new ApiClient(server.GrpcAddress, TestLogin.TokenFor(new Grant(Role.Sponsor, "acme")));
        using var site = new ApiClient(server.GrpcAddress, TestLogin.TokenFor(new Grant(Role.Site, trust.Split('/')[1])));

        await national.StudyAsync(study.Name);
        await national.Studies.ListStudiesAsync(new ListStudiesRequest { Sponsor = study.Sponsor }, ApiClient.Options);
        await national.Network.GetTrustCapacityAsync(new GetTrustCapacityRequest { Name = trust, MonthCount = 1 }, ApiClient.Options);
        await national.Network.GetTrustAsync(new GetTrustRequest { Name = trust }, ApiClient.Options);
        await sponsor.StudyAsync(study.Name);
        await site.StudyAsync(study.Name);
        await site.Network.GetTrustCapacityAsync(new GetTrustCapacityRequest { Name = trust, MonthCount = 1 }, ApiClient.Options);
        Assert.Equal(0, await server.StopAsync());

        var lines = server.Log.Text.Split('\n')[before..].Where(line => line.Contains("\"TrialMatch.Audit\"", StringComparison.Ordinal)).Select(StateOf).ToList();
        Assert.Equal(
            [("national", "GetStudy", study.Name), ("national", "ListStudies", study.Sponsor), ("national", "GetTrustCapacity", trust)],
            lines.Select(line => (line["Role"], line["Method"], line["Resource"])));
        Assert.All(lines, line => Assert.NotEmpty(line["Subject"]));
        Assert.Equal(lines.Count, lines.Select(line => line["RequestId"]).Distinct().Count());
        Assert.DoesNotContain(Title, server.Log.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> StateOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("State").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString());
    }
}
