namespace TrialMatch.Testing;

/// <summary>Looks upwards from where the tests run.</summary>
public static class Upwards
{
    /// <summary>The nearest file or folder that has this path below one of the folders above the tests; null where there is none.</summary>
    public static string? Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine([folder.FullName, .. path]);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
