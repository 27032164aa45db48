using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.States;

/// <summary>One write or clear, serialized and checked by its caller: the writer's thread only stores it.</summary>
/// <param name="ExpectedVersion">The version the caller last saw; <see cref="StateVersion.None"/> if none.</param>
/// <param name="Payload">The new state, or null to clear it.</param>
/// <param name="IsAddition">Whether the payload is added to what is stored instead of replacing it.</param>
/// <param name="Entry">The study's row in the registry, or null if this state has none (any more).</param>
/// <param name="Feed">What the feed is told if, and only if, this is written.</param>
internal sealed record StateWrite(
    GrainStateKey Key, long ExpectedVersion, StoredPayload? Payload, bool IsAddition, StudyEntry? Entry, ImmutableArray<FeedItem> Feed)
{
    /// <summary>Clears what was never written, which changes nothing: only the commit itself is carried out.</summary>
    public static StateWrite Nothing { get; } = new(
        new GrainStateKey("store", "health", "probe"), StateVersion.None, Payload: null, IsAddition: false, Entry: null, Feed: []);

    /// <summary>Roughly what it adds to a transaction, for the limit on those.</summary>
    public long Bytes => (Payload?.Bytes.Length ?? 0) + Feed.Sum(item => (long)item.Payload.Length);
}
