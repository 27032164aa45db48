using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>One write or clear, serialized and checked by its caller: the writer's thread only stores it.</summary>
/// <param name="ExpectedVersion">The version the caller last saw; <see cref="StateVersion.None"/> if none.</param>
/// <param name="Payload">The new state, or null to clear it.</param>
/// <param name="Entry">The study's row in the registry, or null if this state has none (any more).</param>
internal sealed record StateWrite(GrainStateKey Key, long ExpectedVersion, byte[]? Payload, StudyEntry? Entry);
