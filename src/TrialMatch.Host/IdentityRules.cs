using System.Net;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Host;

/// <summary>Decides whose tokens a server accepts, and refuses to start one that would let in whom it cannot know.</summary>
internal static class IdentityRules
{
    /// <exception cref="FormatException">A setting is missing, or two exclude each other; the message names them.</exception>
    /// <exception cref="InvalidDataException">The identity file is wrong or weak; the message names the fields.</exception>
    /// <exception cref="IOException">The identity file cannot be read.</exception>
    public static IdentityOptions Of(ServerOptions options, NetworkSeed network)
    {
        if (options.IdentityFile is { } path)
        {
            return options.LocalIdentity is null
                ? Read(path, network)
                : throw new FormatException($"{EnvironmentSettings.LocalIdentity}: expected nothing, as {EnvironmentSettings.Identity} is set");
        }

        if (!IPAddress.IsLoopback(options.Address))
        {
            throw new FormatException(
                $"{EnvironmentSettings.Address}: expected an address of this machine alone, such as 127.0.0.1, found {options.Address}; "
                + $"callers from elsewhere need tokens of the issuers that {EnvironmentSettings.Identity} names");
        }

        var folder = options.LocalIdentity ?? (options.Postgres is null ? options.DataDirectory : null);
        return folder is not null
            ? new IdentityOptions { LocalFolder = folder }
            : throw new FormatException(
                $"{EnvironmentSettings.Identity}: expected the file that names whose tokens are accepted, found nothing; for trials on this machine alone, "
                + $"{EnvironmentSettings.LocalIdentity} names a folder for a key that \"trialmatch login\" makes tokens with");
    }

    private static IdentityOptions Read(string path, NetworkSeed network)
    {
        try
        {
            using var file = File.OpenRead(path);
            return IdentityFile.Read(file, network);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{EnvironmentSettings.Identity}: {unreadable.Message}", unreadable);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }
}
