namespace TrialMatch.Architecture.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    private const string Solution = "TrialMatch.sln";

    /// <summary>The folder of the solution, looked for upwards from where the tests run.</summary>
    public static string Root { get; } = Path.GetDirectoryName(Upwards.Find(Solution))
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");

    /// <summary>Every project under src, by folder.</summary>
    public static IReadOnlyList<SourceProject> SourceProjects { get; } =
        [.. Directory.EnumerateFiles(PathOf("src"), "*.csproj", SearchOption.AllDirectories).Order().Select(file => new SourceProject(file))];

    /// <summary>Those that know no clock, no Orleans and no input or output.</summary>
    public static IReadOnlyList<SourceProject> PureProjects { get; } =
        [.. SourceProjects.Where(project => project.Name is "TrialMatch.Primitives" or "TrialMatch.Numerics" or "TrialMatch.Domain")];

    /// <summary>The absolute path of something in the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);
}
