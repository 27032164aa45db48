using Orleans.Storage;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A trust's declaration as stored. Each change is written by itself, in order: two changes in one write would make the first durable
/// before what the second waits for. After a failed write every later one fails too.
/// </summary>
/// <remarks>
/// A change and its request are in one document, so a crash cannot separate them. When the document holds too many requests, those already
/// durable in it are copied to a page of their own, then removed from it. A crash in between leaves them in both.
/// </remarks>
internal sealed class TrustRecordStore(IGrainStorage storage, GrainId trust)
{
    /// <summary>The maximum number of requests kept with the record. Each change writes them again.</summary>
    public const int RequestsWithRecord = 100;

    private const string StateName = "trust";

    private readonly GrainState<TrustDocument> _stored = new(new TrustDocument());
    private readonly RequestPages _pages = new(storage, trust);
    private readonly FeedOutbox _feed = new();

    /// <summary>Completes when every change so far is durable.</summary>
    public Task Settled { get; private set; } = Task.CompletedTask;

    public async Task<TrustRecord> ReadAsync()
    {
        await storage.ReadStateAsync(StateName, trust, _stored);
        var record = _stored.State?.Record ?? TrustRecord.Empty;
        var earlier = await _pages.ReadAsync();
        return record with
        {
            Requests = [.. earlier.Concat(record.Requests).DistinctBy(request => request.RequestId).OrderBy(request => request.Result.Version)],
        };
    }

    /// <summary>Writes the record after all earlier records are written and <paramref name="after"/> has completed.</summary>
    /// <param name="news">What the same write publishes.</param>
    public Task WriteAsync(TrustRecord record, IReadOnlyList<FeedItem> news, Task after) => Settled = WriteInOrderAsync(Settled, after, record, news);

    /// <summary>Writes the stored record once more: another activation that has read it before is refused from then on.</summary>
    /// <returns>Completes when it is durable; fails where another activation has written since it was read.</returns>
    public Task ClaimAsync() => Settled = ClaimInOrderAsync(Settled);

    private async Task ClaimInOrderAsync(Task before)
    {
        await before;
        await storage.WriteStateAsync(StateName, trust, _stored);
    }

    private async Task WriteInOrderAsync(Task before, Task after, TrustRecord record, IReadOnlyList<FeedItem> news)
    {
        await before;
        await after;
        var unpaged = record.Requests.RemoveAll(request => request.Result.Version <= _pages.LastVersion);
        if (unpaged.Length > RequestsWithRecord)
        {
            // All but the last were written with the records before this one.
            await _pages.WriteAsync(unpaged[..^1], now: unpaged[^1].Result.ChangedAt);
            unpaged = unpaged[^1..];
        }

        foreach (var item in news)
        {
            _feed.Add(item);
        }

        _stored.State = new TrustDocument { Record = record with { Requests = unpaged }, Feed = _feed };
        await storage.WriteStateAsync(StateName, trust, _stored);
    }
}
