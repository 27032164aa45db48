namespace TrialMatch.Architecture.Tests.Layers;

public class ArrowTests
{
    public static TheoryData<string> Projects => [.. Repository.SourceProjects.Select(project => project.Name)];

    [Fact]
    public void Every_project_is_in_the_table_and_the_table_names_no_other()
    {
        Assert.Equal(
            Repository.SourceProjects.Select(project => project.Name).Order(),
            Arrows.ByProject.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_only_projects_that_it_may_use(string name) =>
        AssertOnlyAllowed(name, Project(name).ProjectReferences);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Compiled_code_uses_only_projects_that_its_project_may_use(string name) =>
        AssertOnlyAllowed(name, Project(name).AssemblyReferences.Where(IsOurs));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_file_names_only_packages_of_technologies_that_it_may_use(string name) =>
        AssertOnlyAllowedTechnologies(name, Project(name).PackageReferences);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Compiled_code_uses_only_technologies_that_its_project_may_use(string name) =>
        AssertOnlyAllowedTechnologies(name, Project(name).AssemblyReferences.Where(assembly => !IsOurs(assembly)));

    [Fact]
    public void Only_the_numerics_use_a_package_and_only_for_special_functions() =>
        Assert.Equal(["MathNet.Numerics"], Repository.PureProjects.SelectMany(project => project.PackageReferences));

    [Fact]
    public void No_arrow_leads_back_to_where_it_began()
    {
        foreach (var project in Arrows.ByProject.Keys)
        {
            Assert.DoesNotContain(project, ReachableFrom(project));
        }
    }

    private static SourceProject Project(string name) => Repository.SourceProjects.Single(project => project.Name == name);

    private static bool IsOurs(string assembly) => Arrows.ByProject.ContainsKey(assembly) || assembly.StartsWith("TrialMatch.", StringComparison.Ordinal);

    private static Layer LayerOf(string name) => Arrows.ByProject.TryGetValue(name, out var layer)
        ? layer
        : throw new InvalidOperationException($"{name} is not in the table of arrows ({nameof(Arrows)}.cs).");

    private static void AssertOnlyAllowed(string name, IEnumerable<string> used)
    {
        var forbidden = used.Except(LayerOf(name).Projects).ToList();
        Assert.True(forbidden.Count == 0, $"{name} uses {string.Join(", ", forbidden)}; it may use {string.Join(", ", LayerOf(name).Projects)}.");
    }

    private static void AssertOnlyAllowedTechnologies(string name, IEnumerable<string> used)
    {
        var forbidden = used.Where(other => !LayerOf(name).Allows(Technologies.Of(other)))
            .Select(other => $"{other} ({Technologies.Of(other)})").ToList();
        Assert.True(forbidden.Count == 0, $"{name} uses {string.Join(", ", forbidden)}; it may use {LayerOf(name).Technologies} and the framework.");
    }

    private static HashSet<string> ReachableFrom(string project)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>(LayerOf(project).Projects);
        while (next.TryPop(out var each))
        {
            if (reached.Add(each))
            {
                Array.ForEach(LayerOf(each).Projects, next.Push);
            }
        }

        return reached;
    }
}
