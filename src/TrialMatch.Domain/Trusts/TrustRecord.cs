using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>The stored state of a trust: its own figures, and the requests that changed them.</summary>
/// <param name="Version">The number of changes; 0 before the first.</param>
/// <param name="Requests">All requests of the last 30 days (<see cref="TrustLimits.RequestMemory"/>), the oldest first.</param>
public sealed record TrustRecord(long Version, OwnFigures Figures, ImmutableArray<RememberedChange> Requests)
{
    public static TrustRecord Empty { get; } = new(0, OwnFigures.None, []);
}

/// <summary>An applied change, kept so that a repeated request gets the same answer.</summary>
/// <param name="Fingerprint">The fingerprint of the change's content. Different content under the same id is refused.</param>
public sealed record RememberedChange(RequestId RequestId, string Fingerprint, TrustChangeResult Result)
{
    /// <summary>Returns whether it can be forgotten.</summary>
    public bool MayBeForgottenAt(DateTimeOffset now) => Result.ChangedAt + TrustLimits.RequestMemory < now;
}
