namespace TrialMatch.Architecture.Tests;

public class ReadmeTests
{
    public static TheoryData<string> Folders =>
        [.. Repository.SourceProjects.Select(project => Path.GetRelativePath(Repository.Root, project.Folder)), "tests", "deploy"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_says_what_lives_there_and_what_may_not(string folder)
    {
        var readme = Repository.PathOf(folder, "README.md");
        Assert.True(File.Exists(readme), $"{folder} has no README.md");
        Assert.Contains("what may not live here", File.ReadAllText(readme), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_readme_points_only_at_what_exists(string folder)
    {
        var readme = Repository.PathOf(folder, "README.md");
        var links = System.Text.RegularExpressions.Regex.Matches(
            File.ReadAllText(readme), @"\]\((?<target>[^)#:]+)\)", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.All(links, link => Assert.True(
            Path.Exists(Path.Combine(Path.GetDirectoryName(readme)!, link.Groups["target"].Value)), $"{folder}/README.md: {link.Value} leads nowhere"));
    }
}
