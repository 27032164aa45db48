using System.Collections.Immutable;

namespace TrialMatch.Registries.Samples;

/// <summary>The project's own sample records in the registry's format, written from public facts about real trials.</summary>
public static class SampleRecords
{
    private const string Prefix = "TrialMatch.Registries.Samples.";

    /// <summary>Ordered by name, which is the file name without ".json".</summary>
    public static ImmutableArray<SampleRecord> All { get; } = Load();

    private static ImmutableArray<SampleRecord> Load()
    {
        var names = typeof(SampleRecords).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. names.Select(name => new SampleRecord(name[Prefix.Length..^".json".Length], Read(name)))];
    }

    private static ReadOnlyMemory<byte> Read(string resource)
    {
        using var stream = typeof(SampleRecords).Assembly.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <param name="Content">One study in the format of the registry's API, in UTF-8.</param>
public sealed record SampleRecord(string Name, ReadOnlyMemory<byte> Content);
