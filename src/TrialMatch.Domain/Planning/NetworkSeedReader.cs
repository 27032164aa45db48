using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// Reads a seed file: the built-in one, or one that a coordinating unit imports in its place. A file is accepted as a whole or not at all.
/// </summary>
public static class NetworkSeedReader
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 4 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads UTF-8 JSON. Returns errors as violations: all of them, if the JSON itself can be parsed.</summary>
    public static SeedReading Read(Stream stream)
    {
        var bytes = new byte[Math.Min(MaxBytes, stream.CanSeek ? stream.Length - stream.Position : MaxBytes) + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > MaxBytes
            ? Refuse(new Violation(string.Empty, $"expected at most {MaxBytes} bytes"))
            : Read(bytes.AsSpan(0, length));
    }

    /// <inheritdoc cref="Read(Stream)"/>
    public static SeedReading Read(ReadOnlySpan<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize<SeedDocument>(content, Options) is { } document
                ? Read(document)
                : Refuse(new Violation(string.Empty, "expected a JSON object"));
        }
        catch (JsonException broken)
        {
            return Refuse(Describe(broken));
        }
    }

    private static SeedReading Read(SeedDocument document)
    {
        var checks = new SeedChecks();
        var facts = NetworkFacts.Read(document, checks);
        var planning = PlanningReader.Read(document.Planning, facts, checks);
        var facilities = FacilitiesReader.Read(document.Facilities, facts, checks);
        var experience = ExperienceReader.Read(document.Experience, facts, checks);
        return planning is not null && checks.Found.Count == 0
            ? new SeedReading(
                new NetworkSeed(facts.Regions, facts.Trusts, facts.Centres, facts.Sources, planning) { Facilities = facilities, Experience = experience },
                [])
            : new SeedReading(null, [.. checks.Found]);
    }

    private static SeedReading Refuse(Violation violation) => new(null, [violation]);

    private static Violation Describe(JsonException broken)
    {
        var path = broken.Path ?? string.Empty;
        var field = path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path.TrimStart('$');
        return new Violation(
            field,
            $"an unknown or repeated name, a value of the wrong kind, or broken JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine})");
    }
}
