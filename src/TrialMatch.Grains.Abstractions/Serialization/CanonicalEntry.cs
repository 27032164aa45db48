using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>
/// The canonical bytes of an entry of a study's history, which its hash covers: <see cref="DomainJson"/> in UTF-8, with the members of each
/// object in the order of their names, without members that have their default (null, false, 0, an empty text or list), and without the
/// hash. So a member that is added later leaves the bytes of older entries as they are, as long as they have its default.
/// </summary>
public static class CanonicalEntry
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    /// <summary>The chain of histories by this form.</summary>
    public static HistoryChain Chain { get; } = new(BytesOf);

    public static byte[] BytesOf(HistoryEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry with { Hash = null }, Options);

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(DomainJson.Options);
        options.TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(MakeCanonical);
        options.MakeReadOnly();
        return options;
    }

    private static void MakeCanonical(JsonTypeInfo info)
    {
        foreach (var (place, property) in info.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).Index())
        {
            var none = DefaultOf(property.PropertyType);
            property.Order = place;
            property.ShouldSerialize = (_, value) => !Equals(value, none) && value is not (string { Length: 0 } or ICollection { Count: 0 });
        }
    }

    private static object? DefaultOf(Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null ? RuntimeHelpers.GetUninitializedObject(type) : null;
}
