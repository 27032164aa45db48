using System.Diagnostics;
using System.Text;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Input;

/// <summary>Files are judged before any server is called: none runs at these tests' address.</summary>
public sealed class BadFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    public static TheoryData<string> Commands => ["import", "preview", "register"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_missing_file_is_named(string command) => (await RunAsync(command, "/no/such/file.json")).ShouldBeRefused(2, "/no/such/file.json: no such file");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_directory_is_not_a_file(string command) => (await RunAsync(command, _folder.Path)).ShouldBeRefused(2, _folder.Path, "is a directory");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_empty_file_is_said_to_be_empty(string command) =>
        (await RunAsync(command, _folder.Write("empty.json", " \n"))).ShouldBeRefused(2, "empty.json: is empty");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_truncated_file_is_refused_with_its_position(string command) =>
        (await RunAsync(command, _folder.Write("cut.json", "{\n\"title\": \"A stu"))).ShouldBeRefused(2, "cut.json: line 2, byte ", "not JSON");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_file_that_is_not_utf8_is_refused_with_its_position(string command)
    {
        var file = _folder.Write("latin.json", [.. "{\n\"title\": \"Troms"u8, 0xF8, .. "\"}"u8]);

        (await RunAsync(command, file)).ShouldBeRefused(2, "latin.json: line 2, byte 16: not UTF-8");
    }

    [Fact]
    public async Task Utf16_is_refused_as_not_utf8() =>
        (await RunAsync("preview", _folder.Write("wide.json", Encoding.Unicode.GetPreamble()))).ShouldBeRefused(2, "line 1, byte 1: not UTF-8");

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_hundred_megabytes_are_refused_at_once(string command)
    {
        var file = _folder.File("huge.json");
        using (var sparse = File.Create(file))
        {
            sparse.SetLength(100 * 1024 * 1024);
        }

        var clock = Stopwatch.StartNew();
        var finished = await RunAsync(command, file);

        finished.ShouldBeRefused(2, "104,857,600 bytes", "at most 4,000,000 bytes (4 MB)");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task Standard_input_without_end_is_refused_at_the_limit()
    {
        var finished = await Trialmatch.RunAsync(new byte[8_000_000], ["preview", "-"]);

        finished.ShouldBeRefused(2, "standard input: too large", "4 MB");
    }

    [Fact]
    public async Task A_field_given_twice_is_refused() =>
        (await RunAsync("preview", _folder.Write("twice.json", """{"title": "a", "title": "b"}"""))).ShouldBeRefused(2, "title");

    [Theory]
    [InlineData("3", "found a JSON number")]
    [InlineData("null", "found a JSON null")]
    [InlineData("""{"tilte": "x"}""", "tilte")]
    [InlineData("""{"title": 3}""", "title")]
    [InlineData("""{"targetPatients": "many"}""", "targetPatients")]
    [InlineData("""{"targetPatients": 30000000000}""", "targetPatients")]
    [InlineData("""{"targetPatients": 1.5}""", "targetPatients")]
    [InlineData("""{"phase": "PHASE9"}""", "phase")]
    [InlineData("""{"enrolmentStart": "January"}""", "enrolmentStart")]
    [InlineData("""{"title": "a", "phase": "PHASE9", "probability": "likely"}""", "probability")]
    [InlineData("""{"meshHeadings": [{"idd": "D1"}]}""", "meshHeadings")]
    [InlineData("""{"title": "half \ud83d"}""", "title")]
    [InlineData("""{"half \ud83d": 1}""", "the name of a field")]
    [InlineData("""{"targetPatients": 1e400}""", "targetPatients")]
    public async Task A_draft_that_does_not_fit_names_the_field(string json, string expected) =>
        (await RunAsync("preview", _folder.Write("draft.json", json))).ShouldBeRefused(2, "draft.json: ", expected);

    [Fact]
    public async Task A_file_name_with_escape_sequences_is_shown_not_obeyed() =>
        (await RunAsync("preview", "\u001b]0;title\u0007.json")).ShouldBeRefused(2, "\\u001b]0;title\\u0007.json");

    [Fact]
    public async Task Nesting_without_end_is_refused() =>
        (await RunAsync("preview", _folder.Write("deep.json", new string('[', 100_000)))).ShouldBeRefused(2, "deep.json: line 1, byte ");

    public void Dispose() => _folder.Dispose();

    private static Task<Finished> RunAsync(string command, string file) => InThisProcess.RunAsync(command == "register"
        ? [command, file, "--sponsor", "acme", "--server", "http://127.0.0.1:1"]
        : [command, file, "--server", "http://127.0.0.1:1"]);
}
