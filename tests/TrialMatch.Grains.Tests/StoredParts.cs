using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Tests;

/// <summary>State as the real stores keep it: as JSON, what was added to a growing one beside what there was.</summary>
internal static class StoredParts
{
    /// <returns>What is to be stored: the whole, or what was added.</returns>
    public static (string Json, bool IsAddition) Of<T>(T state) => state is IGrowingState<T> { Addition: { } addition }
        ? (JsonSerializer.Serialize(addition, DomainJson.Options), true)
        : (JsonSerializer.Serialize(state, DomainJson.Options), false);

    /// <returns>What is stored after it.</returns>
    public static ImmutableArray<string> With(ImmutableArray<string> before, (string Json, bool IsAddition) part) =>
        part.IsAddition ? before.Add(part.Json) : [part.Json];

    public static T Read<T>(ImmutableArray<string> parts)
    {
        var state = Read<T>(parts[0]);
        foreach (var addition in parts.AsSpan()[1..])
        {
            state = ((IGrowingState<T>)state!).Plus(Read<T>(addition));
        }

        (state as IGrowingState<T>)?.MarkStored();
        return state;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, DomainJson.Options)!;
}
