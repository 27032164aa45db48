using System.Diagnostics;
using System.Text.RegularExpressions;
using TrialMatch.Host;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>What holds for everything under deploy, whatever it is for.</summary>
public sealed partial class DeployFilesTests
{
    public static TheoryData<string> Yaml => [.. DeployFiles.EndingIn(".yaml")];

    public static TheoryData<string> Scripts => [.. DeployFiles.EndingIn(".sh")];

    public static TheoryData<string> Texts =>
        [.. DeployFiles.EndingIn(".yaml"), .. DeployFiles.EndingIn(".bicep"), .. DeployFiles.EndingIn(".sh"), .. DeployFiles.EndingIn(".md")];

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Every_YAML_file_can_be_read(string file) => Assert.NotEmpty(YamlFile.Read(file));

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_is_one_that_bash_can_read(string file)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", Repository.PathOf(file)]) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, errors);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_setting_that_is_named_is_one_that_the_server_knows(string file)
    {
        var named = Setting().Matches(await File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken)).Select(match => match.Value);

        Assert.Empty(named.Except(EnvironmentSettings.Names).Except(["TRIALMATCH_PREVIOUS_VERSION"]));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task No_file_has_a_secret_in_it(string file) => Assert.DoesNotMatch(
        Secret(), await File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken));

    [Theory]
    [InlineData("Host=x;Password=hunter2")]
    [InlineData("AccountKey=Zm9vYmFy")]
    [InlineData("POSTGRES_PASSWORD: hunter2")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    public void A_secret_is_found(string text) => Assert.Matches(Secret(), text);

    [GeneratedRegex("TRIALMATCH_[A-Z0-9_]*[A-Z0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(Password|AccountKey|SharedAccessSignature)=[^…\s;]|PASSWORD['""]?: *[^\s]|BEGIN [A-Z ]*PRIVATE KEY", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Secret();
}
