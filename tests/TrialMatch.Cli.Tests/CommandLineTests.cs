using TrialMatch.Cli.Output;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task No_command_is_bad_input_and_the_commands_are_named() =>
        (await Trialmatch.RunAsync()).ShouldBeRefused(2, "expected a command", "serve", "preview", "register");

    [Fact]
    public void No_one_or_two_options_come_to_a_fault_of_ours_whether_they_have_values_or_lack_them()
    {
        foreach (var (path, command) in CommandTree.Commands())
        {
            List<string> names = [.. command.Options.Concat(CommandLine.Tree.Options.Where(option => option.Recursive)).Select(option => option.Name).Distinct()];
            foreach (var (first, second) in names.SelectMany(first => names.Where(second => second != first).Append(""), (first, second) => (first, second)))
            {
                foreach (var value in new[] { "", "x" })
                {
                    string[] args = [.. path, .. new[] { first, value, second }.Where(word => word.Length > 0)];
                    var thrown = Record.Exception(() => CommandLine.Tree.Parse(args));
                    Assert.True(thrown is null, $"{string.Join(' ', args)}: {thrown?.Message}");
                }
            }
        }
    }

    [Fact]
    public async Task An_unknown_command_is_named_with_the_nearest() =>
        (await InThisProcess.RunAsync("regsiter")).ShouldBeRefused(2, "\"regsiter\" is no command; the nearest is register");

    [Theory]
    [InlineData("--state: expected one of REGISTERED", "list", "--state", "lost")]
    [InlineData("--area: expected one of CANCER", "list", "--area", "lungs")]
    [InlineData("--page-size: expected a whole number", "list", "--page-size", "many")]
    [InlineData("--from: expected a day written YYYY-MM-DD", "preview", "-", "--from", "2027-02-30")]
    [InlineData("--probability: expected a number", "preview", "-", "--probability", "0,9")]
    [InlineData("--from: expected a month written YYYY-MM", "trusts", "ous", "--from", "2027-13")]
    [InlineData("--output: expected one of text, json", "list", "--output", "xml")]
    [InlineData("--server: expected an http or https address", "list", "--server", "ftp://here")]
    [InlineData("--timeout: expected a whole number from 1", "list", "--timeout", "0")]
    [InlineData("--grpc-port: expected a whole number from 0 to 65,535", "serve", "--grpc-port", "70000")]
    [InlineData("--sponsor", "register", "-")]
    [InlineData("TRUST", "trusts", "--capacity")]
    [InlineData("expected either --accept or --decline", "answer", "s", "ous")]
    [InlineData("expected either --accept or --decline", "answer", "s", "ous", "--accept", "--decline", "staff")]
    [InlineData("--patients: expected with --accept", "answer", "s", "ous", "--accept", "--investigator", "x")]
    [InlineData("--investigator: expected with --accept", "answer", "s", "ous", "--accept", "--patients", "3")]
    [InlineData("--start: goes with --accept", "answer", "s", "ous", "--decline", "staff", "--start", "2027-01")]
    [InlineData("--decline: expected one of COMPETING_STUDY", "answer", "s", "ous", "--decline", "boredom")]
    [InlineData("--patients: expected a whole number", "answer", "s", "ous", "--accept", "--patients", "some", "--investigator", "x")]
    [InlineData("--all: expected without --state", "requests", "--all", "--state", "open")]
    [InlineData("--state: expected one of OPEN", "requests", "--state", "lazy")]
    [InlineData("MONTH: expected a month written YYYY-MM", "recruitment", "report", "s", "ous", "January", "3")]
    [InlineData("PATIENTS: expected a whole number", "recruitment", "report", "s", "ous", "2027-01", "three")]
    [InlineData("expected a command: show, report, end", "recruitment")]
    [InlineData("expected a command: study, requests, ledger", "watch", "sites")]
    [InlineData("PRIORITY: expected a whole number", "prioritise", "s", "first")]
    [InlineData("PRIORITY: expected after prioritise", "prioritise", "s")]
    [InlineData("PATIENTS: expected after report", "recruitment", "report", "s", "ous", "2027-01")]
    [InlineData("MONTH: expected after report", "recruitment", "report", "s", "ous")]
    [InlineData("AREA: expected after assign", "assign", "s")]
    [InlineData("FILE: expected after preview", "preview")]
    [InlineData("FILE: expected a value, found an empty text", "preview", "")]
    [InlineData("--data: expected DIR, found an empty text", "serve", "--data", "")]
    [InlineData("--network: expected FILE, found an empty text", "serve", "--network", " ")]
    [InlineData("--etag: expected ETAG, found an empty text", "capacity", "sites", "ous", "--open", "cancer", "--etag", "")]
    [InlineData("--sponsor: expected ID after it", "list", "--sponsor")]
    [InlineData("--remarks: expected TEXT after it, found the option --request-id", "accept", "s", "--remarks", "--request-id")]
    [InlineData("--page-size: expected N after it", "list", "--page-size")]
    [InlineData("--sponsr: no such option; the nearest is --sponsor", "list", "--sponsr", "acme")]
    [InlineData("--form: no such option; the nearest is --from", "preview", "--form", "2027-01-01")]
    [InlineData("--colour: centres has no such option", "centres", "--colour")]
    [InlineData("\"extra\" is one argument too many", "show", "s", "extra")]
    [InlineData("\"capactiy\" is no command; the nearest is capacity", "help", "capactiy")]
    [InlineData("\"holdz\" is no command; the nearest is holds", "help", "capacity", "holdz")]
    [InlineData("\"advance\" is no command; expected a command: ", "advance", "--help")]
    [InlineData("--answer-working-days: expected a whole number", "preview", "-", "--answer-working-days", "soon")]
    public async Task A_wrong_option_is_bad_input_on_one_line_that_names_it(string expected, params string[] args) =>
        (await InThisProcess.RunAsync(args)).ShouldBeRefused(2, expected);

    [Fact]
    public async Task Escape_sequences_on_the_command_line_are_shown_not_obeyed() =>
        (await InThisProcess.RunAsync("list", "--state", "\u001b[31mred")).ShouldBeRefused(2, "\\u001b[31mred");

    [Fact]
    public async Task Help_needs_no_server_and_is_done() =>
        (await InThisProcess.RunAsync("register", "--help")).ShouldSay("--sponsor", "--request-id", "--target", "--probability");

    [Fact]
    public async Task Help_is_a_command_too()
    {
        Assert.Equal((await InThisProcess.RunAsync("capacity", "show", "--help")).ShouldSay("--by-month"), (await InThisProcess.RunAsync("help", "capacity", "show")).Output);
        Assert.Equal((await InThisProcess.RunAsync("--help")).ShouldSay("prioritise <STUDY> <PRIORITY>"), (await InThisProcess.RunAsync("help")).Output);
    }

    [Fact]
    public async Task Help_of_every_command_is_80_wide_in_a_pipe_and_as_wide_as_COLUMNS_says()
    {
        foreach (var path in CommandTree.Paths())
        {
            Assert.All((await HelpAsync(path, Terminal.Unbounded)).Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
            Assert.All((await HelpAsync(path, 60)).Split('\n'), line => Assert.True(line.TrimEnd().Length <= 60, line));
        }

        Assert.InRange((await Trialmatch.RunWithAsync([("COLUMNS", "100")], "--help")).Output.Split('\n').Max(line => line.TrimEnd().Length), 81, 100);
    }

    [Fact]
    public async Task Help_of_assign_offers_no_unspecified_area()
    {
        Assert.DoesNotContain("nspecified", await HelpAsync([], Terminal.Unbounded), StringComparison.Ordinal);
        Assert.Contains("assign <STUDY> <AREA>", await HelpAsync(["assign"], Terminal.Unbounded), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_argument_that_starts_with_an_at_sign_is_not_a_file_of_options() =>
        (await InThisProcess.RunAsync("import", "@/etc/passwd")).ShouldBeRefused(2, "@/etc/passwd: no such file");

    private static async Task<string> HelpAsync(string[] path, int width)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await CommandLine.RunAsync([.. path, "--help"], Terminal.Of(output, TextWriter.Null, width: width)));
        return output.ToString();
    }
}
