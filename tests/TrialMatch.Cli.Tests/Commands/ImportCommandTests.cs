using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.Registries.Samples;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class ImportCommandTests(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    private static byte[] Record => SampleRecords.All.Single(sample => sample.Name == "crohns-disease").Content.ToArray();

    private static byte[] TwoRecords => [.. "["u8, .. Record, .. ","u8, .. SampleRecords.All[0].Content.Span, .. "]"u8];

    [Fact]
    public async Task A_record_becomes_a_draft_and_what_was_assumed_goes_to_standard_error()
    {
        var finished = await server.RunAsync(Record, "import", "-");

        Assert.NotEmpty(finished.ShouldReply<StudyDraft>().Title);
        Assert.StartsWith("warning: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_import_prints_can_be_previewed_as_it_is()
    {
        var file = _folder.Write("draft.json", (await server.RunAsync(Record, "import", "-")).Output);

        (await server.RunAsync("preview", file, "--output", "json")).ShouldReply<PreviewPlacementResponse>();
    }

    [Fact]
    public async Task As_json_it_is_the_reply_with_draft_and_warnings()
    {
        var record = (await server.RunAsync(Record, "import", "-", "--output", "json")).ShouldReply<ImportRecordsResponse>().Records.Single();

        Assert.StartsWith("NCT", record.RegistryId, StringComparison.Ordinal);
        Assert.NotEmpty(record.Warnings);
    }

    [Fact]
    public async Task A_record_can_be_registered_straight_away()
    {
        var finished = await server.RunAsync(Record, "register", "-", "--sponsor", RunningServer.Sponsor, "--target", "9", "--output", "json");

        var study = finished.ShouldReply<Study>();
        Assert.Equal(9, study.Draft.TargetPatients);
        Assert.StartsWith("warning: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_import_assumed_is_counted_for_people_and_listed_in_the_details()
    {
        var notes = (await server.RunAsync(Record, "import", "-", "--output", "json")).ShouldReply<ImportRecordsResponse>().Records.Single().Warnings;

        var counted = await server.RunAsync(Record, "preview", "-", "--target", "9");
        counted.ShouldSay("import notes: ");
        Assert.Empty(counted.Error);
        var listed = (await server.RunAsync(Record, "preview", "-", "--target", "9", "--details")).ShouldSay("import: ");
        Assert.Contains(notes[0].Description, listed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("import")]
    public async Task A_target_stands_in_where_the_record_tells_no_enrolment(string command)
    {
        var record = JsonNode.Parse(Record)!;
        record["protocolSection"]!["designModule"]!.AsObject().Remove("enrollmentInfo");
        var content = JsonSerializer.SerializeToUtf8Bytes(record);

        (await server.RunAsync(content, command, "-")).ShouldBeRefused(2, "enrollmentInfo.count", "--target");
        Assert.Equal(0, (await server.RunAsync(content, command, "-", "--target", "20")).ExitCode);
    }

    [Fact]
    public async Task Of_several_records_one_is_picked()
    {
        var file = _folder.Write("two.json", TwoRecords);
        var first = JsonParser.Default.Parse<StudyDraft>((await server.RunAsync(Record, "import", "-")).Output).RegistryIds[0];

        (await server.RunAsync("preview", file)).ShouldBeRefused(2, "two.json: holds 2 records", "--record");
        (await server.RunAsync("preview", file, "--record", "NCT00000000")).ShouldBeRefused(2, "two.json: holds no record NCT00000000");
        (await server.RunAsync("preview", file, "--record", first)).ShouldSay(first, "of NorTrials Gastrointestinal");
    }

    [Fact]
    public async Task A_record_that_cannot_be_used_is_bad_input_and_the_field_is_named() =>
        (await server.PipeAsync("""{"protocolSection": {}}"""u8.ToArray(), "preview", "-")).ShouldBeRefused(2, "standard input: ", "protocolSection");

    [Fact]
    public async Task One_refused_record_of_two_is_bad_input_though_the_other_is_printed()
    {
        var finished = await server.PipeAsync([.. "["u8, .. Record, .. """, {"protocolSection": {}}]"""u8], "import", "-");

        Assert.Equal(2, finished.ExitCode);
        Assert.NotEmpty(JsonParser.Default.Parse<StudyDraft>(finished.Output).Title);
        Assert.Contains("standard input: 1 of 2 refused: ", finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_record_is_bad_input() =>
        (await server.RunAsync("""{"title": "a draft, not a record"}"""u8.ToArray(), "import", "-")).ShouldBeRefused(2);

    public void Dispose() => _folder.Dispose();
}
