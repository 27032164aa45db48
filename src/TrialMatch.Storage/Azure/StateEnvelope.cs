using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>
/// A state as it lies in its blob, together with its outbox: what its last write has for the lists and the feed, which are elsewhere.
/// </summary>
internal sealed record StateEnvelope
{
    /// <summary><see cref="StateVersion.None"/>: no state was ever written; the blob is there to shut out a write that was given up.</summary>
    public long Version { get; init; }

    /// <summary>The serialized state; null once cleared.</summary>
    public byte[]? Payload { get; init; }

    public bool IsCompressed { get; init; }

    /// <summary>The study's row in the registry as of this version; null if the state has none.</summary>
    public StudyEntry? Entry { get; init; }

    /// <summary>What the write of this version tells the feed.</summary>
    public ImmutableArray<FeedItem> Feed { get; init; } = [];

    public StoredState Stored => Payload is null
        ? new StoredState(Version, [])
        : new StoredState(Version, [new StoredPayload(Payload, IsCompressed)]);

    public static StateEnvelope Of(StateWrite write) => new()
    {
        Version = write.ExpectedVersion + 1,
        Payload = write.Payload?.Bytes.ToArray(),
        IsCompressed = write.Payload?.IsCompressed == true,
        Entry = write.Entry is null ? null : write.Entry with { KnownDuplicates = [] },
        Feed = write.Feed,
    };

    /// <summary>What of this version belongs into the database.</summary>
    public StateWrite ToListWrite(GrainStateKey key) => ListWrite(
        new StateWrite(key, Version - 1, Payload is null ? null : default(StoredPayload), IsAddition: false, Entry, Feed));

    /// <summary>The same write without the state itself: the database is told only its version.</summary>
    public static StateWrite ListWrite(StateWrite write) =>
        write with { Payload = write.Payload is null ? null : new StoredPayload(ReadOnlyMemory<byte>.Empty, IsCompressed: false) };
}
