using TrialMatch.Cli.Errors;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Cli.Input;

/// <summary>A network file as it is written, and what it says.</summary>
internal sealed record NetworkText(string Name, byte[] Content, NetworkSeed Seed)
{
    /// <param name="path">Null for the network that is built in.</param>
    /// <exception cref="CommandException">It cannot be read or is no network; it names the field.</exception>
    public static async Task<NetworkText> ReadAsync(string? path, CancellationToken cancellation)
    {
        var name = path ?? "the built-in network";
        var content = path is null ? BuiltIn() : await new InputFile(path, NetworkSeedReader.MaxBytes).ReadAsync(cancellation);
        return new NetworkText(name, content, SeedOf(name, content));
    }

    /// <summary>The same with registries' evidence in place of what it had.</summary>
    /// <exception cref="CommandException">It would be no network that a server takes.</exception>
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
