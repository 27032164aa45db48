using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A change of one study's requests under one area.</summary>
/// <param name="Type">The stored name of the study event that caused the change.</param>
/// <param name="StudyVersion">The study's version after that event.</param>
/// <param name="Requests">The requests as they stand after the event.</param>
public sealed record RequestNews(string Type, long StudyVersion, ImmutableArray<RequestEntry> Requests)
{
    public string ToPayload() => JsonSerializer.Serialize(this, DomainJson.Options);

    /// <exception cref="JsonException">The text is not request news.</exception>
    public static RequestNews FromPayload(string payload) =>
        JsonSerializer.Deserialize<RequestNews>(payload, DomainJson.Options) ?? throw new JsonException("Expected request news, not null.");
}
