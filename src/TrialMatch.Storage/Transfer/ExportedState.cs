using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Transfer;

/// <summary>A state in an export, with all that was written with it.</summary>
/// <param name="Version">As of the time when the document was written; at least 1.</param>
/// <param name="Document">Absent once cleared.</param>
/// <param name="Additions">What was added since, in order.</param>
/// <param name="Entry">Its registry row, with the requests, keys and regions that belong to it.</param>
internal sealed record ExportedState(
    string GrainType,
    string GrainKey,
    string StateName,
    long Version,
    DateTimeOffset WrittenAt,
    ExportedDocument? Document,
    ImmutableArray<ExportedAddition> Additions,
    StudyEntry? Entry)
{
    public GrainStateKey Key => new(GrainType, GrainKey, StateName);

    public StoredGrainState ToStored() => new(GrainType, GrainKey, StateName, Document?.Json, [.. Additions.Select(addition => addition.Document.Json)], Entry);
}

/// <summary>What was added to a state that only grows.</summary>
/// <param name="Version">The version that the addition made.</param>
internal sealed record ExportedAddition(long Version, DateTimeOffset AddedAt, ExportedDocument Document);
