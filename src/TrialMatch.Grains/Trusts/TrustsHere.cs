using System.Collections.Concurrent;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// The trusts whose grains live in this process, so that a plan can read their figures without a message to each. A message costs
/// more than the figures it brings, and every plan needs those of all trusts. Only figures are read this way, and they are
/// advice: what is promised is decided by the trust's grain, in its turn.
/// </summary>
internal sealed class TrustsHere
{
    private readonly ConcurrentDictionary<TrustId, Func<GetSiteFigures, SiteFiguresReply>> _figures = new();

    /// <param name="figures">Called from any thread.</param>
    public void Add(TrustId trust, Func<GetSiteFigures, SiteFiguresReply> figures) => _figures[trust] = figures;

    /// <summary>Takes the trust out, unless a later activation has taken its place.</summary>
    public void Remove(TrustId trust, Func<GetSiteFigures, SiteFiguresReply> figures) =>
        _figures.TryRemove(KeyValuePair.Create(trust, figures));

    /// <summary>The figures of a trust that lives here; null where it does not.</summary>
    public SiteFiguresReply? Find(TrustId trust, GetSiteFigures query) =>
        _figures.TryGetValue(trust, out var figures) ? figures(query) : null;
}
