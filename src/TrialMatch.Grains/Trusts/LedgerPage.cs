using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A bounded part of a trust's ledger, written as one piece of state. Changes that come while a write is under way share
/// the next one, so callers wait for storage but the ledger does not.
/// </summary>
/// <param name="after">The page's first write waits for this: pages are found again by counting up, so none may be missing.</param>
internal sealed class LedgerPage(IGrainStorage storage, GrainId trust, string name, Task after)
{
    private readonly Dictionary<StudyId, Hold> _holds = [];
    private readonly GrainState<LedgerPageDocument> _stored = new(new LedgerPageDocument());
    private Task _running = after;
    private Task? _queued;

    public IReadOnlyCollection<Hold> Holds => _holds.Values;

    public bool IsStored => _stored.RecordExists;

    /// <summary>Completes when all writes asked for so far are durable.</summary>
    public Task Settled => _queued ?? _running;

    public async Task ReadAsync()
    {
        await storage.ReadStateAsync(name, trust, _stored);
        foreach (var hold in _stored.State?.Holds ?? [])
        {
            _holds[hold.Study] = hold;
        }
    }

    public void Put(Hold hold) => _holds[hold.Study] = hold;

    public void Remove(StudyId study) => _holds.Remove(study);

    /// <summary>Completes when everything put so far is durable.</summary>
    public Task FlushAsync()
    {
        if (_queued is not null)
        {
            return _queued;
        }

        return _running.IsCompletedSuccessfully ? _running = WriteAsync() : _queued = WriteNextAsync();
    }

    private async Task WriteNextAsync()
    {
        await _running;
        (_running, _queued) = (_queued!, null);
        await WriteAsync();
    }

    private Task WriteAsync()
    {
        _stored.State = new LedgerPageDocument { Holds = [.. _holds.Values] };
        return storage.WriteStateAsync(name, trust, _stored);
    }
}
