using System.Text.Json;
using System.Text.Json.Serialization;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Storage.Transfer;

/// <summary>A line of an export: one of these. The order is header, states by key, feed by sequence, end.</summary>
internal sealed record ExportLine
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExportHeader? Header { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExportedState? State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeedEntry? Feed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExportEnd? End { get; init; }

    // A field that this program does not know would be lost without a word.
    public static JsonSerializerOptions Json { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        DomainJson.AddTo(options);

        // What is null says so: a required field that is missing is a fault.
        options.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The first line.</summary>
/// <param name="Format">The version of the format: <see cref="CurrentFormat"/>.</param>
/// <param name="Profile">Where the data was kept.</param>
/// <param name="SchemaVersion">The version of that store's tables.</param>
/// <param name="At">When the export began.</param>
internal sealed record ExportHeader(int Format, string Profile, int SchemaVersion, DateTimeOffset At)
{
    public const int CurrentFormat = 1;
}

/// <summary>The last line, without which an export is cut off.</summary>
/// <param name="Sha256">Of all bytes before this line, in hexadecimal digits.</param>
internal sealed record ExportEnd(long States, long FeedEntries, string Sha256);
