using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>What is kept of a trust: what it has said, and which requests said it.</summary>
/// <param name="Version">Counts the changes; 0 before the first.</param>
/// <param name="Requests">Those of the last 30 days (<see cref="TrustLimits.RequestMemory"/>), however many, the oldest first.</param>
public sealed record TrustRecord(long Version, OwnFigures Figures, ImmutableArray<RememberedChange> Requests)
{
    public static TrustRecord Empty { get; } = new(0, OwnFigures.None, []);
}

/// <summary>A change that was made, so that its repetition is answered alike.</summary>
/// <param name="Fingerprint">Of the change's content; another content under the same id is refused.</param>
public sealed record RememberedChange(RequestId RequestId, string Fingerprint, TrustChangeResult Result)
{
    /// <summary>Whether it need not be remembered any longer.</summary>
    public bool MayBeForgottenAt(DateTimeOffset now) => Result.ChangedAt + TrustLimits.RequestMemory < now;
}
