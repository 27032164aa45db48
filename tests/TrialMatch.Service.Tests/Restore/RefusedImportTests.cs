using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>Imports that must not succeed, and what they leave: nothing.</summary>
public sealed class RefusedImportTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _back = new();
    private readonly TemporaryFolder _files = TemporaryFolder.Made();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_contradicts_itself_or_a_rule_is_refused_with_line_and_field_and_nothing_of_it_is_kept()
    {
        await LivedService.RunAsync(_data.Path, acknowledgements: 30);
        var whole = _files.File("whole.jsonl");
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_data.Path), "export", whole);

        await AssertRefusedAsync(
            "study", state => state["entry"]!["title"] = "Another", "has a registry row that its history contradicts: study.title is \"Another\"; expected ");
        await AssertRefusedAsync("study", state => state["entry"] = null, "there is no row; expected one.");
        await AssertRefusedAsync(
            "study", state => state["document"]!["history"]!.AsArray().RemoveAt(0), "has history[0].version 2; expected 1.");
        await AssertRefusedAsync("study", state => state["document"]!["id"] = "study-other", "has id 'study-other'; expected 'study-");
        await AssertRefusedAsync("study", state => state["document"]!["schemaVersion"] = 2, "schemaVersion 2, expected at most 1");
        await AssertRefusedAsync("ledger-0", PromiseTooMuch, "promises more than there is: in 20");
        await AssertRefusedAsync("ledger-0", state => state["stateName"] = "ledger-1", "follows a gap; expected 'ledger-0' before it.");
        await AssertRefusedAsync("sponsor", state => state["document"]!["sponsor"]!["id"] = "other", "has sponsor.id 'other'; expected 'move', the grain's key.");
        await AssertRefusedAsync("sponsor", state => state["document"] = "text", "cannot be read as SponsorDocument");

        // What rows of an older version lack is no contradiction.
        var (older, _) = await SpoilAsync(whole, "study", state => state["entry"]!["requests"]!.AsArray().Count > 0, Age);
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_back.Path), "import", older);

        async Task AssertRefusedAsync(string name, Action<JsonNode> change, string because)
        {
            var (file, line) = await SpoilAsync(whole, name, state => name != "ledger-0" || ReservedOn(state).Any(), change);
            await using var import = ServerProcess.Launch(ServerProcess.SettingsFor(_back.Path), "import", file);
            Assert.Equal(1, await import.ExitAsync());
            Assert.Matches($"^TrialMatch cannot import: lines? (\\d+ to )?{line}( to \\d+)?: state '", import.Log.Text);
            Assert.Contains(because, import.Log.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", import.Log.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_import_that_is_killed_in_the_middle_leaves_an_empty_store()
    {
        await LivedService.RunAsync(_data.Path, acknowledgements: 30);
        var file = _files.File("whole.jsonl");
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_data.Path), "export", file);
        var settings = await PostgresSettings.MigratedAsync();
        var most = (await ReadAsync(file))[..^1];

        await HostCommands.KillImportAsync(settings, most);
        await HostCommands.KillImportAsync(ServerProcess.SettingsFor(_back.Path), most);

        await HostCommands.RunAsync(settings, "import", file);
        await HostCommands.RunAsync(ServerProcess.SettingsFor(_back.Path), "import", file);
    }

    public void Dispose()
    {
        _data.Dispose();
        _back.Dispose();
        _files.Dispose();
    }

    /// <summary>Writes an export with one state changed and the hash corrected.</summary>
    /// <returns>The file, and the number of the changed line.</returns>
    private async Task<(string File, int Line)> SpoilAsync(string export, string stateName, Func<JsonNode, bool> isMeant, Action<JsonNode> change)
    {
        var lines = await ReadAsync(export);
        var index = Array.FindIndex(lines, line => line.Contains($"\"stateName\":\"{stateName}\"", StringComparison.Ordinal) && isMeant(JsonNode.Parse(line)!["state"]!));
        var changed = JsonNode.Parse(lines[index])!;
        change(changed["state"]!);
        lines[index] = changed.ToJsonString();
        var end = JsonNode.Parse(lines[^1])!;
        end["end"]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("", lines[..^1].Select(line => line + "\n")))));
        lines[^1] = end.ToJsonString();
        return (_files.Write($"{Guid.NewGuid():N}.jsonl", string.Join("", lines.Select(line => line + "\n"))), index + 1);
    }

    /// <summary>The holds that count on a page: of two of one study, the later.</summary>
    private static IEnumerable<JsonNode> ReservedOn(JsonNode page) => page["additions"]!.AsArray()
        .Select(addition => addition!["document"]!)
        .Prepend(page["document"]!)
        .SelectMany(document => document["holds"]!.AsArray())
        .GroupBy(hold => (string)hold!["study"]!)
        .Select(holds => holds.Last()!)
        .Where(hold => (string)hold["state"]! is "Held" or "Committed");

    /// <summary>Leaves of a row what it had before there were keys, regions and briefs.</summary>
    private static void Age(JsonNode state)
    {
        var entry = state["entry"]!;
        entry["identityKeys"] = new JsonArray();
        entry["placement"] = null;
        foreach (var request in entry["requests"]!.AsArray())
        {
            request!["brief"] = null;
            request["acceptedStart"] = null;
            request["patients"] = request["acceptedPatients"]!.GetValue<int>();
        }
    }

    private static void PromiseTooMuch(JsonNode page) => ReservedOn(page).First()["takes"]![0]!["amounts"]![0] = 1_000_000;

    private static Task<string[]> ReadAsync(string file) => File.ReadAllLinesAsync(file, Cancelled);
}
