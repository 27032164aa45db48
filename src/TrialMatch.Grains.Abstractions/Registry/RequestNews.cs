using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Something that happened to requests of one study under one area.</summary>
/// <param name="Type">What, by the name under which the study's event is stored.</param>
/// <param name="StudyVersion">The study's version with that event.</param>
/// <param name="Requests">The requests as they stand after it.</param>
public sealed record RequestNews(string Type, long StudyVersion, ImmutableArray<RequestEntry> Requests)
{
    public string ToPayload() => JsonSerializer.Serialize(this, DomainJson.Options);

    /// <exception cref="JsonException">The text is not one of these.</exception>
    public static RequestNews FromPayload(string payload) =>
        JsonSerializer.Deserialize<RequestNews>(payload, DomainJson.Options) ?? throw new JsonException("Expected news of requests, not null.");
}
