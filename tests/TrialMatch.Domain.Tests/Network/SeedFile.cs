using System.Text.Json.Nodes;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Tests.Network;

/// <summary>The seed file that comes with the program, to be spoilt in tests.</summary>
internal static class SeedFile
{
    public static JsonNode Shipped()
    {
        using var stream = typeof(NetworkSeed).Assembly.GetManifestResourceStream("TrialMatch.Domain.Planning.norway.json");
        return JsonNode.Parse(stream!)!;
    }

    public static SeedReading Read(JsonNode file) => ReadText(file.ToJsonString());

    public static SeedReading ReadText(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return NetworkSeedReader.Read(stream);
    }

    /// <summary>The shipped seed after a change that leaves it whole.</summary>
    public static NetworkSeed With(Action<JsonNode> change)
    {
        var file = Shipped();
        change(file);
        var reading = Read(file);
        Assert.Empty(reading.Violations);
        return reading.Seed!;
    }
}
