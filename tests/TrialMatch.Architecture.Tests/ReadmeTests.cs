namespace TrialMatch.Architecture.Tests;

public class ReadmeTests
{
    public static TheoryData<string> Folders =>
        [.. Repository.SourceProjects.Select(project => Path.GetRelativePath(Repository.Root, project.Folder)), "src", "tests", "deploy"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_says_what_lives_there_and_what_may_not(string folder)
    {
        var readme = Repository.PathOf(folder, "README.md");
        Assert.True(File.Exists(readme), $"{folder} has no README.md");
        Assert.Contains("what may not live here", File.ReadAllText(readme), StringComparison.OrdinalIgnoreCase);
    }
}
