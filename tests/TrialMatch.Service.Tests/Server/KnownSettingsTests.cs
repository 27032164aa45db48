using System.Collections;
using System.Text.RegularExpressions;
using TrialMatch.Host;

namespace TrialMatch.Service.Tests.Server;

/// <summary>Which environment variables a server takes for settings.</summary>
public sealed partial class KnownSettingsTests
{
    [Fact]
    public async Task The_settings_are_those_that_the_readme_lists()
    {
        var readme = await File.ReadAllTextAsync(Upwards.Find("src", "TrialMatch.Host", "README.md")!, TestContext.Current.CancellationToken);
        var listed = Row().Matches(readme).SelectMany(row => Name().Matches(row.Value)).Select(name => name.Value);

        Assert.Equal(listed.Order(StringComparer.Ordinal), EnvironmentSettings.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_and_other_programs_variables_are_let_be() => KnownSettings.RefuseOthers(
        new Hashtable { ["TRIALMATCH_DATA"] = "/tmp", ["TRIALMATCH_TEST_SEED"] = "1", ["TRIALMATCH_NONE"] = "", ["PATH"] = "/bin" });

    [Fact]
    public void What_is_near_to_nothing_is_refused_without_advice()
    {
        var refusal = Assert.Throws<FormatException>(() => KnownSettings.RefuseOthers(new Hashtable { ["TRIALMATCH_SOMETHING_ELSE"] = "1" }));

        Assert.Equal("TRIALMATCH_SOMETHING_ELSE: there is no such setting", refusal.Message);
    }

    /// <summary>The first cell of a row of the table of settings.</summary>
    [GeneratedRegex(@"^\| `TRIALMATCH_[^|]*\|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Row();

    [GeneratedRegex("TRIALMATCH_[A-Z_]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}
