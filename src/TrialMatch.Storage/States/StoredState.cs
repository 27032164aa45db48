using System.Collections.Immutable;

namespace TrialMatch.Storage.States;

/// <param name="Version"><see cref="StateVersion.None"/> if nothing was ever written.</param>
/// <param name="Payloads">The state, then what was added to it, in order; empty if nothing was ever written or the state was cleared.</param>
internal readonly record struct StoredState(long Version, ImmutableArray<StoredPayload> Payloads)
{
    public static StoredState Missing { get; } = new(StateVersion.None, []);
}
