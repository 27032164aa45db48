namespace TrialMatch.Testing;

/// <summary>A folder that is deleted with all in it at the end. It is not there until something makes it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "trialmatch-tests", Guid.NewGuid().ToString("N"));

    /// <summary>One that is there.</summary>
    public static TemporaryFolder Made()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        return folder;
    }

    /// <summary>The path of something in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <inheritdoc cref="Write(string, string)"/>
    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
