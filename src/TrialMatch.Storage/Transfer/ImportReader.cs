using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Postgres;
using TrialMatch.Storage.Registry;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Transfer;

/// <summary>
/// Reads an export into an empty store. Each grain is checked as soon as all its states are read; the store commits only what was read to
/// the end and whose bytes are those that were written.
/// </summary>
internal sealed class ImportReader(Stream input, IImportTarget target, IStoredGrainCheck check) : IDisposable
{
    private readonly ExportLines _lines = new(input);
    private readonly List<ExportedState> _grain = [];
    private TransferCounts _counts;
    private int _grainBegan;
    private long _lastSequence;

    /// <summary>Reads everything, and commits.</summary>
    /// <exception cref="InvalidDataException">The export is damaged or contradicts itself; the message names line and field.</exception>
    public static async Task<TransferCounts> ReadAsync(
        Stream input, IImportTarget target, IStoredGrainCheck check, CancellationToken cancellationToken)
    {
        using var reader = new ImportReader(input, target, check);
        reader.CheckHeader(await reader.ReadLineAsync(cancellationToken));
        while (!await reader.ReadNextAsync(cancellationToken))
        {
        }

        await reader.StoreAsync(() => target.CommitAsync(cancellationToken));
        return reader._counts;
    }

    public void Dispose() => _lines.Dispose();

    /// <returns>Whether it was the end.</returns>
    private async Task<bool> ReadNextAsync(CancellationToken cancellationToken)
    {
        switch (await ReadLineAsync(cancellationToken))
        {
            case { State: { } state, Header: null, Feed: null, End: null }:
                await AddAsync(state, cancellationToken);
                return false;
            case { Feed: { } entry, Header: null, State: null, End: null }:
                await AddAsync(entry, cancellationToken);
                return false;
            case { End: { } end, Header: null, State: null, Feed: null }:
                CheckGrain();
                CheckEnd(end);
                await RequireNothingMoreAsync(cancellationToken);
                return true;
            default:
                throw Fault("expected one of \"state\", \"feed\" and \"end\".");
        }
    }

    private async Task AddAsync(ExportedState state, CancellationToken cancellationToken)
    {
        if (_counts.FeedEntries > 0)
        {
            throw Fault("state: follows the feed; expected all states before it.");
        }

        CheckState(state);
        if (_grain is [.., var before])
        {
            if (Compare(before, state) >= 0)
            {
                throw Fault($"state: {state.Key} follows {before.Key}; expected each once, ordered by grainType, grainKey and stateName.");
            }

            if ((before.GrainType, before.GrainKey) != (state.GrainType, state.GrainKey))
            {
                CheckGrain();
            }
        }

        _grainBegan = _grain.Count == 0 ? _lines.Number : _grainBegan;
        _grain.Add(state);
        _counts = _counts with { States = _counts.States + 1 };
        await StoreAsync(() => target.AddAsync(state, cancellationToken));
    }

    private void CheckState(ExportedState state)
    {
        if (state.GrainType.Length == 0 || state.Key.HasNullCharacter)
        {
            throw Fault("state.grainType, grainKey or stateName: expected text without null characters, and a grainType.");
        }

        if (state.Additions.IsDefault)
        {
            throw Fault("state.additions: expected a list.");
        }

        if (state.Document is null && (!state.Additions.IsEmpty || state.Entry is not null))
        {
            throw Fault("state.document: is absent; expected one where there are additions or a registry row.");
        }

        var version = state.Version;
        if (version < 1)
        {
            throw Fault($"state.version: is {version}; expected 1 or more.");
        }

        for (var i = 0; i < state.Additions.Length; i++, version++)
        {
            if (state.Additions[i].Version != version + 1)
            {
                throw Fault($"state.additions[{i}].version: is {state.Additions[i].Version}; expected {version + 1}.");
            }
        }
    }

    /// <summary>Checks the grain whose last state was read.</summary>
    private void CheckGrain()
    {
        if (_grain.Count == 0)
        {
            return;
        }

        try
        {
            check.Check([.. _grain.Select(state => state.ToStored())]);
        }
        catch (InvalidDataException e)
        {
            var place = _grain.Count == 1 ? $"line {_grainBegan}" : $"lines {_grainBegan} to {_grainBegan + _grain.Count - 1}";
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }

        _grain.Clear();
    }

    private async Task AddAsync(FeedEntry entry, CancellationToken cancellationToken)
    {
        CheckGrain();
        if (entry.Sequence <= _lastSequence)
        {
            throw Fault($"feed.sequence: is {entry.Sequence}; expected more than {_lastSequence}, the one before it.");
        }

        if (entry.Topic.Length is 0 or > FeedRows.MaxTopicLength || entry.Payload.Length > FeedRows.MaxPayloadLength || (entry.Topic + entry.Payload).Contains('\0', StringComparison.Ordinal))
        {
            throw Fault($"feed.topic or payload: expected 1 to {FeedRows.MaxTopicLength} and at most {FeedRows.MaxPayloadLength} characters, none of them null.");
        }

        _lastSequence = entry.Sequence;
        _counts = _counts with { FeedEntries = _counts.FeedEntries + 1 };
        await StoreAsync(() => target.AddAsync(entry, cancellationToken));
    }

    // Lines may be sent together, so the fault may be in one before.
    private async Task StoreAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (DbException e) when (IsBrokenRule(e))
        {
            throw Fault($"is refused by the store, or one before it is; expected each study in one row, and values in range: {e.Message}", e);
        }
    }

    private static bool IsBrokenRule(DbException e) => e switch
    {
        SqliteException sqlite => StateTransaction.IsBrokenRule(sqlite),
        PostgresException postgres => PostgresTroubles.IsBrokenRule(postgres),
        _ => false,
    };

    private void CheckHeader(ExportLine line)
    {
        if (line is not { Header: { } header, State: null, Feed: null, End: null })
        {
            throw Fault("expected a header; this is no export of TrialMatch.");
        }

        if (header.Format != ExportHeader.CurrentFormat)
        {
            throw Fault($"header.format: is {header.Format}; expected {ExportHeader.CurrentFormat}, which this program reads.");
        }
    }

    private void CheckEnd(ExportEnd end)
    {
        if ((end.States, end.FeedEntries) != (_counts.States, _counts.FeedEntries))
        {
            throw Fault($"end: counts {end.States} states and {end.FeedEntries} feed entries; found {_counts.States} and {_counts.FeedEntries}.");
        }

        if (end.Sha256 != _lines.HashBefore)
        {
            throw Fault($"end.sha256: is {end.Sha256}; the lines before it have {_lines.HashBefore}. The file is not as it was written.");
        }
    }

    private async Task RequireNothingMoreAsync(CancellationToken cancellationToken)
    {
        if (await _lines.ReadAsync(cancellationToken) is not null)
        {
            throw Fault("follows the end; expected nothing.");
        }
    }

    private async Task<ExportLine> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (await _lines.ReadAsync(cancellationToken) is not { } line)
        {
            throw new InvalidDataException($"line {_lines.Number + 1}: is missing; expected an end. The export was cut off.");
        }

        try
        {
            return JsonSerializer.Deserialize<ExportLine>(line.Span, ExportLine.Json) ?? throw Fault("is null; expected an object.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            throw Fault($"cannot be read: {e.Message}", e);
        }
    }

    private InvalidDataException Fault(string fault, Exception? cause = null) => new($"line {_lines.Number}: {fault}", cause);

    private static int Compare(ExportedState left, ExportedState right) =>
        Compare(left.GrainType, right.GrainType) is not 0 and var byType ? byType
        : Compare(left.GrainKey, right.GrainKey) is not 0 and var byKey ? byKey
        : Compare(left.StateName, right.StateName);

    // As the stores do: the bytes of UTF-8.
    private static int Compare(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
