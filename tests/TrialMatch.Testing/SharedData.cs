namespace TrialMatch.Testing;

/// <summary>Data that lies beside the repository, in the folder "shared", where someone has put it; it is no part of it.</summary>
public static class SharedData
{
    private const string Folder = "shared";

    /// <summary>A file or folder of it, or a skipped test where that is absent.</summary>
    public static string Get(params string[] path)
    {
        var found = Find(path);
        Assert.SkipWhen(found is null, $"{Folder}/{string.Join('/', path)} was not found above the tests.");
        return found!;
    }

    /// <summary>A file or folder of it; null where that is absent.</summary>
    public static string? Find(params string[] path) => Upwards.Find([Folder, .. path]);
}
