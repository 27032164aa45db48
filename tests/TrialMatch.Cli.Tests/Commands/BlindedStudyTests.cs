using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class BlindedStudyTests(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Fact]
    public async Task A_site_reads_blinded_where_title_and_sponsor_would_stand_until_the_sponsor_discloses_the_study()
    {
        var study = await new Life(server).RegisterAsync(
            "Not to be told", [("intake", new JsonObject { ["blinded"] = true })], ["--from", "2061-01-01", "--to", "2062-12-31", "--target", "4"]);
        var trust = study.Requests[0].Trust.Split('/')[1];
        var login = _folder.File("site.json");
        (await InThisProcess.RunAsync("login", "--as", "site:" + trust, "--data", server.DataFolder, "--token-file", login)).ShouldSay();
        string[] asSite = ["--server", server.Address, "--token-file", login];
        (await server.RunAsync("show", study.Name)).ShouldSay("Not to be told", $"{study.Name} of sponsors/{RunningServer.Sponsor}, blinded: requested");

        foreach (var command in new string[][] { ["show", study.Name, "--details"], ["requests"], ["requests", "--detail"], ["history", study.Name] })
        {
            var printed = (await InThisProcess.RunAsync([.. command, .. asSite])).ShouldSay(command[0] == "history" ? "registered" : "blinded");
            Assert.DoesNotContain("Not to be told", printed, StringComparison.Ordinal);
        }

        (await server.RunAsync("disclose", study.Name)).ShouldSay("Not to be told", $"{study.Name} of sponsors/{RunningServer.Sponsor}: requested");
        (await InThisProcess.RunAsync(["show", study.Name, .. asSite])).ShouldSay("Not to be told", RunningServer.Sponsor);
        (await server.RunAsync("disclose", study.Name)).ShouldBeRefused(3, "is requested; there is nothing to disclose: the study is not blinded");
    }

    public void Dispose() => _folder.Dispose();
}
