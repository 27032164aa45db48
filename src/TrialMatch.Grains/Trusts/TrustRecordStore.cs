using Orleans.Storage;
using TrialMatch.Domain.Network;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// What a trust has said of itself, as stored. Each change is written as it was decided, one after the other: two in one write
/// would let the first be durable before what the second waits for. After a failed write every later one fails too.
/// </summary>
internal sealed class TrustRecordStore(IGrainStorage storage, GrainId trust)
{
    private const string StateName = "trust";

    private readonly GrainState<TrustDocument> _stored = new(new TrustDocument());

    /// <summary>Completes when every change so far is durable.</summary>
    public Task Settled { get; private set; } = Task.CompletedTask;

    public async Task<TrustRecord> ReadAsync()
    {
        await storage.ReadStateAsync(StateName, trust, _stored);
        return _stored.State?.Record ?? TrustRecord.Empty;
    }

    /// <summary>Writes the record once all before it is written and <paramref name="after"/> has completed.</summary>
    public Task WriteAsync(TrustRecord record, Task after) => Settled = WriteInOrderAsync(Settled, after, record);

    private async Task WriteInOrderAsync(Task before, Task after, TrustRecord record)
    {
        await before;
        await after;
        _stored.State = new TrustDocument { Record = record };
        await storage.WriteStateAsync(StateName, trust, _stored);
    }
}
