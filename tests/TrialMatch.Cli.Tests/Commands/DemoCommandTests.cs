using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task It_shows_for_each_study_its_centre_sites_and_the_others_and_ends_by_itself()
    {
        var finished = await Trialmatch.RunAsync("demo");

        var said = finished.ShouldSay("Centre   NorTrials ", "On time  ", "Chosen sites (", "Not chosen (", "planning defaults", "studies placed");
        Assert.True(said.Split("Chosen sites (").Length > 6, "at least six studies have sites");
        Assert.Contains("[1/", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_is_one_registration_a_line_an_area_each_and_nothing_is_left_behind()
    {
        var before = Folders();

        var finished = await Trialmatch.RunAsync("demo", "--output", "json");

        Assert.True(finished.ExitCode == 0, finished.ToString());
        var studies = finished.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<RegisterStudyResponse>).ToList();
        Assert.Equal(6, studies.Select(reply => reply.Study.Plan.Classification.Lead).Distinct().Count());
        Assert.All(studies, reply => Assert.Equal(Study.Types.State.Requested, reply.Study.State));
        Assert.Empty(Folders().Except(before));
    }

    [Fact]
    public async Task Kept_up_it_serves_until_asked_to_end_and_keeps_the_data()
    {
        using var process = Trialmatch.Start("demo", "--keep");
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!lines.ContainsKey("data") && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [("gRPC" or "health" or "data") and var name, var value])
            {
                lines[name] = value;
            }
        }

        var listed = (await Trialmatch.RunAsync("list", "--server", lines["gRPC"], "--output", "json")).ShouldReply<ListStudiesResponse>();
        Assert.True(listed.Studies.Count >= 6, $"{listed.Studies.Count} studies");
        using (Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(Path.Combine(lines["data"], "trialmatch.db")));
        Directory.Delete(lines["data"], recursive: true);
    }

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "trialmatch-demo-*");
}
