using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task No_command_is_bad_input_and_the_commands_are_named() =>
        (await Trialmatch.RunAsync()).ShouldBeRefused(2, "expected a command", "serve", "preview", "register");

    [Fact]
    public async Task An_unknown_command_is_named() =>
        (await Trialmatch.RunAsync("regsiter")).ShouldBeRefused(2, "expected a command", "\"regsiter\"");

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
    [InlineData("--answer-working-days: expected a whole number", "preview", "-", "--answer-working-days", "soon")]
    public async Task A_wrong_option_is_bad_input_on_one_line_that_names_it(string expected, params string[] args) =>
        (await Trialmatch.RunAsync(args)).ShouldBeRefused(2, expected);

    [Fact]
    public async Task Escape_sequences_on_the_command_line_are_shown_not_obeyed() =>
        (await Trialmatch.RunAsync("list", "--state", "\u001b[31mred")).ShouldBeRefused(2, "\\u001b[31mred");

    [Fact]
    public async Task Help_needs_no_server_and_is_done() =>
        (await Trialmatch.RunAsync("register", "--help")).ShouldSay("--sponsor", "--request-id", "--target", "--probability");

    [Fact]
    public async Task An_argument_that_starts_with_an_at_sign_is_not_a_file_of_options() =>
        (await Trialmatch.RunAsync("import", "@/etc/passwd")).ShouldBeRefused(2, "@/etc/passwd: no such file");
}
