using System.Text.Json;
using System.Runtime.Versioning;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Local;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class LoginCommandTests(RunningServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    private string TokenFile => _folder.File("login.json");

    [Fact]
    public async Task Who_may_read_the_data_folder_is_let_in_as_what_was_asked_for()
    {
        (await RunAsync("login", "--as", "sponsor:" + RunningServer.Sponsor, "--data", server.DataFolder)).ShouldSay($"You are sponsor:{RunningServer.Sponsor} until ");

        (await RunAsync("sponsor", "show", RunningServer.Sponsor)).ShouldSay("Acme Pharma");
        (await RunAsync("sponsor", "list")).ShouldBeRefused(
            3, "a token for sponsor may not list sponsors: expected a token for national, operator; to log in as another: trialmatch login --as ROLE");
    }

    [Fact]
    public async Task A_hospital_that_may_not_list_studies_is_told_what_lists_those_that_ask_it()
    {
        (await RunAsync("login", "--as", "site:ous", "--data", server.DataFolder)).ShouldSay();

        (await RunAsync("list")).ShouldBeRefused(3, "a token for site may not list studies", "the studies that ask a hospital: trialmatch requests");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_login_is_kept_for_its_owner_alone()
    {
        (await RunAsync("login", "--as", "operator", "--data", server.DataFolder)).ShouldSay();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(TokenFile));
    }

    [Fact]
    public async Task A_command_without_a_login_says_in_one_line_which_login_to_run() =>
        (await RunAsync("list")).ShouldBeRefused(3, "not logged in; run: trialmatch login --as ROLE, which is operator, national, sponsor:ID, site:ID, centre:ID or region:ID");

    [Fact]
    public async Task A_login_for_another_server_says_in_one_line_which_login_to_run()
    {
        LocalKey.OpenOrMake(_folder.File("other")).Dispose();
        (await RunAsync("login", "--as", "site:ous", "--data", _folder.File("other"))).ShouldSay();

        (await RunAsync("list")).ShouldBeRefused(3, $"run: trialmatch login --as site:ous --data {_folder.File("other")}");
    }

    [Fact]
    public async Task A_login_that_has_expired_says_so_in_one_line()
    {
        using var key = LocalKey.Open(server.DataFolder);
        var expired = key.Mint([new Grant(Role.Operator, "")], DateTimeOffset.UtcNow.AddHours(-9), TimeSpan.FromHours(8));
        WriteLogin(JsonSerializer.Serialize(new { Token = expired, As = "operator", DataDirectory = server.DataFolder }));

        (await RunAsync("list")).ShouldBeRefused(3, "the login as operator has expired", $"run: trialmatch login --as operator --data {server.DataFolder}");
    }

    [Fact]
    public async Task A_token_in_the_environment_comes_before_the_login()
    {
        var token = JsonDocument.Parse((await RunAsync("login", "--as", "operator", "--data", server.DataFolder, "--output", "json")).ShouldSay())
            .RootElement.GetProperty("token").GetString();
        string[] list = ["sponsor", "list", "--server", server.Address, "--token-file", _folder.File("none.json")];

        (await Trialmatch.RunWithAsync([("TRIALMATCH_TOKEN", token)], list)).ShouldSay(RunningServer.Sponsor);
        (await Trialmatch.RunWithAsync([("TRIALMATCH_TOKEN", token + "x")], list)).ShouldBeRefused(3, "does not accept the token in TRIALMATCH_TOKEN");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("eyJhbGciOi\nJQUzI1NiJ9")]
    [InlineData("tøken")]
    public async Task What_is_no_token_is_told_as_such_and_not_as_a_server_that_does_not_answer(string token) =>
        (await Trialmatch.RunWithAsync([("TRIALMATCH_TOKEN", token)], ["list", "--server", server.Address]))
            .ShouldBeRefused(2, "TRIALMATCH_TOKEN: expected a token, which is one line");

    [Theory]
    [InlineData("site:ous")]
    [InlineData("region:west")]
    [InlineData("operator")]
    public async Task A_token_that_is_not_accepted_advises_the_login_that_it_was(string role)
    {
        using var other = LocalKey.OpenOrMake(_folder.File("other"));
        var token = other.Mint([Grant.TryRead(role, out var grant) ? grant : throw new ArgumentException(role, nameof(role))], DateTimeOffset.UtcNow, TimeSpan.FromHours(1));

        (await Trialmatch.RunWithAsync([("TRIALMATCH_TOKEN", token)], ["list", "--server", server.Address]))
            .ShouldBeRefused(3, $"does not accept the token in TRIALMATCH_TOKEN; unset it and run: trialmatch login --as {role}");
    }

    [Theory]
    [InlineData("boss")]
    [InlineData("site")]
    [InlineData("operator:ous")]
    public async Task What_is_no_role_is_refused_with_those_there_are(string role) =>
        (await RunAsync("login", "--as", role, "--data", server.DataFolder)).ShouldBeRefused(2, "--as: expected sponsor:ID, site:ID, centre:ID, region:ID, national or operator", role);

    [Fact]
    public async Task A_folder_on_which_no_server_has_run_is_named() =>
        (await RunAsync("login", "--as", "operator", "--data", _folder.Path)).ShouldBeRefused(2, _folder.Path, "trialmatch serve --data");

    [Theory]
    [InlineData("centre:brain", "expected centre: and one of", "brain-health")]
    [InlineData("site:nowhere", "expected site: and one of", "ous")]
    [InlineData("region:east", "expected region: and one of", "south-east")]
    public async Task A_login_for_what_is_not_there_is_refused_with_what_there_is(string role, params string[] expected)
    {
        (await RunAsync("login", "--as", role, "--data", server.DataFolder)).ShouldSay();

        (await RunAsync("list")).ShouldBeRefused(3, [$"the token is for {role}", .. expected]);
        (await RunAsync("requests")).ShouldBeRefused(3, [$"the token is for {role}", .. expected]);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_login_that_others_may_read_is_not_used()
    {
        (await RunAsync("login", "--as", "operator", "--data", server.DataFolder)).ShouldSay();
        File.SetUnixFileMode(TokenFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        (await RunAsync("list")).ShouldBeRefused(2, TokenFile, "chmod 600");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Token\": \"eyJ")]
    public async Task A_file_that_is_no_login_is_named(string content)
    {
        WriteLogin(content);

        (await RunAsync("list")).ShouldBeRefused(2, TokenFile, "is no login");
    }

    public void Dispose() => _folder.Dispose();

    private void WriteLogin(string content)
    {
        var file = _folder.Write("login.json", content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private Task<Finished> RunAsync(params string[] args) => InThisProcess.RunAsync([.. args, "--server", server.Address, "--token-file", TokenFile]);
}
