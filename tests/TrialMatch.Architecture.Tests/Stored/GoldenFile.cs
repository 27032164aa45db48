namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>The files under Golden: what is stored, as it was when it was last agreed.</summary>
internal static class GoldenFile
{
    private const string AcceptVariable = "TRIALMATCH_ACCEPT_GOLDEN";

    public const string HowToAccept = $"""
        The stored form has changed. Services that run have data in the old form on disk, and must still read it.
        If that is so (a new member that may be absent, say) and the change is meant, run these tests once with {AcceptVariable}=1,
        look at the difference in tests/TrialMatch.Architecture.Tests/Golden and commit it with the change.
        If old data can no longer be read or would mean something else, raise the document's SchemaVersion and convert on reading.
        """;

    public static bool IsAccepting => Environment.GetEnvironmentVariable(AcceptVariable) == "1";

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Folder => Repository.PathOf("tests", "TrialMatch.Architecture.Tests", "Golden");

    /// <summary>The text; empty where there is no such file yet.</summary>
    public static string Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : string.Empty;

    public static void Accept(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(PathOf(name), text);
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".json");
}
