using System.Collections.Concurrent;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Trusts;

/// <summary>The trusts in this process whose stored state cannot be read. Plans leave them out, and an operator has to restore them.</summary>
public sealed class UnreadableTrusts
{
    private readonly ConcurrentDictionary<TrustId, byte> _trusts = new();

    /// <summary>In order of id.</summary>
    public IReadOnlyList<TrustId> All => [.. _trusts.Keys.OrderBy(trust => trust.Value, StringComparer.Ordinal)];

    public void Add(TrustId trust) => _trusts[trust] = 0;

    public void Remove(TrustId trust) => _trusts.TryRemove(trust, out _);
}
