using System.Text.Json;
using Orleans.Storage;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Trusts;

/// <summary>
/// A bounded part of a trust's ledger, stored as one document. Changes made during a write share the next write, so callers wait for
/// storage but the ledger does not. After a failed write every later one fails too.
/// </summary>
/// <param name="after">The page's first write waits for this task. Pages are found by counting up, so there must be no gap.</param>
internal sealed class LedgerPage(IGrainStorage storage, GrainId trust, string name, Task after)
{
    /// <summary>The number of appended holds above which the whole page is rewritten. Reading merges them all, and most are out of date.</summary>
    private const int MaxAddedHolds = 32;

    private readonly Dictionary<StudyId, Hold> _holds = [];
    private readonly Dictionary<StudyId, Hold> _changed = [];
    private readonly GrainState<LedgerPageDocument> _stored = new(new LedgerPageDocument());
    private readonly FeedOutbox _feed = new();
    private readonly TrustId _trust = TrustId.FromText(trust.Key.ToString()!);
    private readonly Task _after = after;
    private TaskCompletionSource? _nextWrite;
    private bool _isWriting;
    private bool _mustRewrite;
    private int _addedHolds;
    private Exception? _failure;

    public IReadOnlyCollection<Hold> Holds => _holds.Values;

    public bool IsStored => _stored.RecordExists;

    /// <summary>Completes when every write requested so far is durable.</summary>
    public Task Settled { get; private set; } = after;

    public async Task ReadAsync()
    {
        await storage.ReadStateAsync(name, trust, _stored);
        foreach (var hold in _stored.State?.Holds ?? [])
        {
            _holds[hold.Study] = hold;
        }

        _addedHolds = _stored.State?.AddedHolds ?? 0;
    }

    /// <summary>Puts a hold on the page and, if it changed, into the feed with the page's next write.</summary>
    public void Put(Hold hold)
    {
        var standing = _holds.GetValueOrDefault(hold.Study);
        if (hold == standing)
        {
            return;
        }

        _holds[hold.Study] = hold;
        _changed[hold.Study] = hold;
        if (standing is not null || hold.State != HoldState.Released)
        {
            _feed.Add(new FeedItem(Topics.OfTrust(_trust), hold.ChangedAt, JsonSerializer.Serialize(hold, DomainJson.Options)));
        }
    }

    public void Remove(StudyId study)
    {
        _holds.Remove(study);
        _changed.Remove(study);
        _mustRewrite = true;
    }

    /// <summary>Completes when everything put on the page so far is durable.</summary>
    public Task FlushAsync()
    {
        if (_nextWrite is null)
        {
            _nextWrite = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Settled = _nextWrite.Task;
        }

        var written = _nextWrite.Task;
        if (!_isWriting)
        {
            _ = WriteWhileAskedAsync();
        }

        return written;
    }

    /// <summary>Writes the whole page, changed or not; completes when it is durable.</summary>
    public Task RewriteAsync()
    {
        _mustRewrite = true;
        return FlushAsync();
    }

    private async Task WriteWhileAskedAsync()
    {
        _isWriting = true;
        while (_nextWrite is { } write)
        {
            try
            {
                await _after;
                _nextWrite = null;
                await WriteAsync();
                write.SetResult();
            }
            catch (Exception failure)
            {
                _failure ??= failure;
                write.SetException(failure);
                if (_nextWrite == write)
                {
                    _nextWrite = null;
                }
            }
        }

        _isWriting = false;
    }

    private Task WriteAsync()
    {
        if (_failure is not null)
        {
            throw _failure;
        }

        _stored.State = new LedgerPageDocument { Holds = [.. _holds.Values], Feed = _feed, Addition = TakeAddition() };
        return storage.WriteStateAsync(name, trust, _stored);
    }

    /// <summary>Returns the holds that changed since the last write; null if the whole page has to be written.</summary>
    private LedgerPageDocument? TakeAddition()
    {
        var isEnough = IsStored && !_mustRewrite && _addedHolds + _changed.Count <= MaxAddedHolds;
        var addition = isEnough ? new LedgerPageDocument { Holds = [.. _changed.Values] } : null;
        _addedHolds = isEnough ? _addedHolds + _changed.Count : 0;
        _mustRewrite = false;
        _changed.Clear();
        return addition;
    }
}
