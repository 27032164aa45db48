using System.Collections.Concurrent;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>The trusts of this process of which what is stored cannot be read: plans do without them, and an operator has to restore them.</summary>
public sealed class UnreadableTrusts
{
    private readonly ConcurrentDictionary<TrustId, byte> _trusts = new();

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<TrustId> All => [.. _trusts.Keys.OrderBy(trust => trust.Value, StringComparer.Ordinal)];

    public void Add(TrustId trust) => _trusts[trust] = 0;

    public void Remove(TrustId trust) => _trusts.TryRemove(trust, out _);
}
