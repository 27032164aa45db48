using TrialMatch.Domain.Planning;

namespace TrialMatch.Host;

internal static class NetworkFile
{
    /// <summary>Loads the network from a file, or the built-in network.</summary>
    public static NetworkSeed Read(string? path)
    {
        if (path is null)
        {
            return NetworkSeed.Load();
        }

        using var file = File.OpenRead(path);
        var reading = NetworkSeedReader.Read(file);
        return reading.Seed ?? throw new InvalidDataException(
            $"{path}: " + string.Join("; ", reading.Violations.Select(violation => $"{violation.Field}: {violation.Description}")));
    }
}
