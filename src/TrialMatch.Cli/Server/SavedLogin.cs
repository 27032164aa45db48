using System.Text.Json;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Server;

/// <summary>A login as "login" keeps it for the other commands, in a file for its owner alone.</summary>
/// <param name="Token">What the server is shown.</param>
/// <param name="As">What it is for: "operator", "site:ous".</param>
/// <param name="DataDirectory">The data folder of the server that it is for.</param>
internal sealed record SavedLogin(string Token, string As, string DataDirectory)
{
    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The default file: ~/.config/trialmatch/login.json.</summary>
    public static string DefaultFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "trialmatch", "login.json");

    /// <summary>Whether a server may be shown a saved login: one on this machine. Any other could use it here.</summary>
    public static bool IsFor(Uri server) => ServerConnection.IsLoopback(server);

    /// <summary>Reads a login; null if there is none.</summary>
    /// <exception cref="CommandException">The file is no login, or not its owner's alone.</exception>
    public static SavedLogin? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        RequirePrivate(file);
        try
        {
            return JsonSerializer.Deserialize<SavedLogin>(File.ReadAllText(file)) is { Token: { } token } login && TokenText.IsToken(token)
                ? login
                : throw new JsonException("there is no token in it");
        }
        catch (JsonException)
        {
            throw CommandException.BadInput($"{file} is no login, or only a part of one; delete it, and log in again");
        }
    }

    /// <summary>Keeps the login, in place of the one before.</summary>
    public void Write(string file)
    {
        var path = Path.GetFullPath(file);
        MakeFolder(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(draft, OwnerOnly()))
        {
            JsonSerializer.Serialize(stream, this);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Whoever reads a token can use it.</summary>
    private static void RequirePrivate(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnlyFile) != UnixFileMode.None)
        {
            throw CommandException.BadInput($"{file} may be read or written by others than its owner: make it private (chmod 600), or delete it and log in again");
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnlyFolder);
        }
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return options;
    }
}
