using System.Text.Json;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Stored;

/// <summary>Reads stored documents outside their grains, and words what is wrong with them.</summary>
internal static class StoredReading
{
    /// <returns>The document; an empty one where the state was cleared.</returns>
    /// <exception cref="InvalidDataException">It cannot be read; the message names the field.</exception>
    public static T Read<T>(StoredGrainState state)
        where T : new() => state.Document is { } document ? Parse<T>(state, document) : new T();

    /// <summary>Reads a document and puts what was added to it in its place.</summary>
    /// <inheritdoc cref="Read"/>
    public static T ReadGrown<T>(StoredGrainState state)
        where T : IGrowingState<T>, new()
    {
        var document = Read<T>(state);
        foreach (var addition in state.Additions)
        {
            document = document.Plus(Parse<T>(state, addition));
        }

        return document;
    }

    public static InvalidDataException Fault(StoredGrainState state, string fault, Exception? cause = null) =>
        new($"{state} {fault}", cause);

    private static T Parse<T>(StoredGrainState state, ReadOnlyMemory<byte> document)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(document.Span, DomainJson.Options) ?? throw new JsonException("it is null; expected a document.");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or ArgumentException or FormatException or NotSupportedException)
        {
            throw Fault(state, $"cannot be read as {typeof(T).Name}: {e.Message}", e);
        }
    }
}
