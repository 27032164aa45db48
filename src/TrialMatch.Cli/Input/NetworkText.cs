using TrialMatch.Cli.Errors;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Cli.Input;

/// <summary>A network file's text and content.</summary>
internal sealed record NetworkText(string Name, byte[] Content, NetworkSeed Seed)
{
    /// <param name="path">Null for the built-in network.</param>
    /// <exception cref="CommandException">The file cannot be read or is not a network; the message names the field.</exception>
    public static async Task<NetworkText> ReadAsync(string? path, CancellationToken cancellation)
    {
        var name = path ?? "the built-in network";
        var content = path is null ? BuiltIn() : await new InputFile(path, NetworkSeedReader.MaxBytes).ReadAsync(cancellation);
        return new NetworkText(name, content, SeedOf(name, content));
    }

    /// <summary>Returns the network with new registry evidence in place of its old.</summary>
    /// <exception cref="CommandException">The result would not be a valid network.</exception>
    public NetworkText With(Domain.Evidence.NetworkExperience experience)
    {
        var content = NetworkFileText.WithExperience(Content, experience);
        return this with { Content = content, Seed = SeedOf(Name, content) };
    }

    private static NetworkSeed SeedOf(string name, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var reading = NetworkSeedReader.Read(stream);
        return reading.Seed ?? throw CommandException.BadInput(
            $"{name}: " + string.Join("; ", reading.Violations.Select(wrong => wrong.Field.Length == 0 ? wrong.Description : $"{wrong.Field}: {wrong.Description}")));
    }

    private static byte[] BuiltIn()
    {
        using var stream = NetworkSeed.OpenBuiltIn();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
