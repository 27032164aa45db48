using System.Text.RegularExpressions;

namespace TrialMatch.Architecture.Tests.Layers;

/// <summary>The Domain's folders stand on each other like floors: code uses its own folder and those below it.</summary>
public sealed partial class FloorTests
{
    private const string Domain = "TrialMatch.Domain";

    /// <summary>From the ground up, as the Domain's README draws them.</summary>
    private static readonly string[] Floors =
    [
        .. FloorRow().Matches(File.ReadAllText(Repository.PathOf("src", Domain, "README.md"))).Select(row => row.Groups["folder"].Value).Reverse(),
    ];

    public static TheoryData<string> Folders => [.. Floors];

    [Fact]
    public void The_readme_draws_a_floor_for_every_folder_and_for_no_other() =>
        Assert.Equal(
            Directory.EnumerateDirectories(Repository.PathOf("src", Domain)).Select(folder => Path.GetFileName(folder)!).Where(name => name is not ("bin" or "obj")).Order(),
            Floors.Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void Code_uses_its_own_floor_and_those_below(string folder)
    {
        var above = Floors.SkipWhile(floor => floor != folder).Skip(1).ToHashSet();
        var files = Directory.GetFiles(Repository.PathOf("src", Domain, folder), "*.cs", SearchOption.AllDirectories);
        var upward = files.SelectMany(file => FolderUse().Matches(File.ReadAllText(file))
            .Select(use => use.Groups["folder"].Value)
            .Where(above.Contains)
            .Select(used => $"{Path.GetFileName(file)} uses {used}"))
            .ToList();

        Assert.NotEmpty(files);
        Assert.True(upward.Count == 0, string.Join("; ", upward));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Compiled_code_uses_its_own_floor_and_those_below(string folder)
    {
        var above = Floors.SkipWhile(floor => floor != folder).Skip(1).Select(floor => $"{Domain}.{floor}").ToHashSet();
        var assembly = Repository.PureProjects.Single(project => project.Name == Domain).Assembly;
        var upward = IlScan.UsesIn(assembly)
            .Where(use => IsIn(use.UserType, $"{Domain}.{folder}") && above.Any(floor => IsIn(use.UsedType, floor)))
            .Select(use => $"{use.UserType.Name} uses {use.UsedType.Name}")
            .Distinct()
            .ToList();

        Assert.True(upward.Count == 0, string.Join("; ", upward));
    }

    private static bool IsIn(Type type, string space) =>
        type.Namespace is { } own && (own == space || own.StartsWith(space + '.', StringComparison.Ordinal));

    [GeneratedRegex(@"^\| \d+ \| `(?<folder>\w+)/`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FloorRow();

    [GeneratedRegex(@"TrialMatch\.Domain\.(?<folder>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FolderUse();
}
