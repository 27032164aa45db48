using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>A state of a grain as a store keeps it.</summary>
/// <param name="Document">The serialized state; null once cleared.</param>
/// <param name="Additions">What was added to it since, in order; each a document of the same form.</param>
/// <param name="Entry">The registry row that was written with it; null if it has none.</param>
public sealed record StoredGrainState(
    string GrainType,
    string GrainKey,
    string StateName,
    ReadOnlyMemory<byte>? Document,
    ImmutableArray<ReadOnlyMemory<byte>> Additions,
    StudyEntry? Entry)
{
    public override string ToString() => $"state '{StateName}' of grain '{GrainType}/{GrainKey}'";
}
