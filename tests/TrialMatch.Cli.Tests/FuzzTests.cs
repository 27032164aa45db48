using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests;

/// <summary>Whatever stands on the command line, it is done or refused in one line; it never comes to a fault of ours.</summary>
public sealed class FuzzTests(RunningServer server, ITestOutputHelper output) : IClassFixture<RunningServer>, IDisposable
{
    private const int Lines = 600;

    // What these start goes on until it is interrupted, and writes where data is kept.
    private static readonly string[] Servers = ["serve", "demo", "bench"];

    private static readonly string[] Odd =
    [
        "", " ", "\t", "\n", "\0", "\u001b[31mred", "\u202e", "-", "--", "---", "-1", "0", "1", "7", "99999999999999999999", "1e308", "NaN", "0.9", "∞",
        "2027-03", "2027-13", "0001-01", "9999-12", "2027-03-01", "9999-12-31", "0000-00-00", "/", "studies/", "trusts/ous/x", "../..", "%s%n", "日本",
        "@file", "=", "a=b", "a=1=2", "1,2,3", "1,2", ",,,", "unspecified", "brain-health", "cancer,cancer", "null", "{}", "--help", "[suggest]", "[diagram]",
    ];

    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    [Fact]
    public async Task No_command_line_comes_to_a_fault_of_ours()
    {
        var random = Seed.Random();
        var study = (await new Life(server).RegisterAsync("Fuzzed")).Name;
        string[] known =
        [
            study, study["studies/".Length..], "ous", "trusts/ous", "cancer", "centres/cancer", RunningServer.Sponsor, "study-nurse-minutes", .. Files(),
        ];
        var commands = CommandTree.Commands().Where(each => !each.Path.Intersect(Servers).Any()).ToList();
        var ends = new Dictionary<int, int>();
        for (var line = 0; line < Lines; line++)
        {
            var args = AnyLine(random, commands[random.Next(commands.Count)], known);

            // The server comes first: behind "--" it would be a value like others, and the command would look for a server elsewhere.
            var (exitCode, error) = await RunAsync([.. server.Options, "--timeout", "20", .. args]);

            var place = $"line {line}: {string.Join(' ', args.Select(arg => arg.Length > 100 ? arg[..100] + "…" : arg))}\n{exitCode}: {error}";
            Assert.True(exitCode is 0 or 2 or 3 or 130, place);
            Assert.DoesNotContain("a fault in trialmatch", error, StringComparison.Ordinal);
            Assert.True(exitCode == 0 || error.TrimEnd('\n').Split('\n')[^1].StartsWith("trialmatch: ", StringComparison.Ordinal), place);
            Assert.DoesNotContain("trialmatch: :", error, StringComparison.Ordinal);
            Assert.DoesNotContain(error, character => char.IsControl(character) && character != '\n');
            ends[exitCode] = ends.GetValueOrDefault(exitCode) + 1;
        }

        output.WriteLine(string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Value} ended with {end.Key}")));
        Assert.True(ends.Count > 1, "some lines are carried out, others refused");
    }

    [Theory]
    [InlineData("--data", "\0")]
    [InlineData("--data", "/dev/null/data")]
    [InlineData("--data", "/proc/data")]
    [InlineData("--network", "\0")]
    [InlineData("--network", "/dev/null")]
    [InlineData("--network", "/")]
    [InlineData("--notices", "/dev/null")]
    [InlineData("--notices", "/")]
    [InlineData("--notices", "/no/such/file")]
    public async Task A_server_that_cannot_start_with_what_it_is_given_is_refused_in_one_line(string option, string value)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the paths are Linux's");
        string[] data = option == "--data" ? [] : ["--data", _folder.File("data")];

        var (exitCode, error) = await RunAsync(["serve", "--grpc-port", "0", "--http-port", "0", .. data, option, value]);

        Assert.True(exitCode == ExitCodes.BadInput, error);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("trialmatch: ", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string[] Files() =>
    [
        _folder.Write("draft.json", Drafts.With()), _folder.Write("empty.json", ""), _folder.Write("array.json", "[]"), _folder.Write("object.json", "{}"),
        _folder.Write("half.json", "{\"title\": \"\\ud83d\", \"\\ud83d\": 1}"), _folder.Write("binary", [0xff, 0xfe, 0x00, 0x80]), _folder.Write("page.json", "{\"studies\": [1, null, {}]}"),
        _folder.Write("nested.json", new string('[', 5_000)), _folder.Write("calendar.csv", "pool,month,amount\nimaging-slots,2027-03,1\n"),
        _folder.Write("figures.json", "{\"sites\": [{\"shape\": 1e400}], \"target\": 1e99, \"horizonMonths\": -1}"),
        _folder.Path, _folder.File("missing"), "/dev/null", new string('x', 300), new string('x', 100_000), "a\0b",
    ];

    private static List<string> AnyLine(Random random, (string[] Path, Command Command) chosen, string[] known)
    {
        var (path, command) = chosen;
        List<string> args = [.. path];
        foreach (var argument in command.Arguments.Where(_ => random.Next(8) > 0))
        {
            args.Add(AnyValue(random, known));
        }

        foreach (var option in command.Options.Where(option => option.Required ? random.Next(8) > 0 : random.Next(3) == 0))
        {
            args.Add(option.Name);
            if (random.Next(12) > 0 && option.ValueType != typeof(bool))
            {
                args.Add(AnyValue(random, known));
            }
        }

        if (random.Next(8) == 0)
        {
            args.AddRange(["--output", random.Next(2) == 0 ? "json" : AnyValue(random, known)]);
        }

        while (random.Next(6) == 0)
        {
            args.Insert(random.Next(args.Count + 1), AnyValue(random, known));
        }

        return args;
    }

    private static string AnyValue(Random random, string[] known) =>
        random.Next(2) == 0 ? known[random.Next(known.Length)] : Odd[random.Next(Odd.Length)];

    private static async Task<(int ExitCode, string Error)> RunAsync(string[] args)
    {
        using var error = new StringWriter();
        using var interruption = new Interruption();
        var run = Task.Run(() => CommandLine.RunAsync(args, Terminal.Of(TextWriter.Null, error), interruption));
        // What waits for events, or for standard input, waits until it is told to end.
        var isToWait = args.Contains("watch") || args.Contains("-");
        if (await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(isToWait ? 0.4 : 3))) != run)
        {
            interruption.Ask(ExitCodes.Interrupted);
        }

        return (await run, error.ToString());
    }
}
