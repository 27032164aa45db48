using System.Text.Json;
using System.Text.Unicode;
using TrialMatch.Registries.ClinicalTrialsGov;

namespace TrialMatch.Registries;

/// <summary>Finds the records in a stream of JSON, at any supported nesting, with only the current one in memory.</summary>
internal sealed class RecordScanner(Stream stream)
{
    private const string Expected = "expected a study with its protocolSection, an array of studies, or a page with studies";
    private const int FirstBufferBytes = 128 * 1024;

    /// <summary>The minimum free space that is worth a read.</summary>
    private const int MinReadBytes = 4 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ImportLimits.Depth };

    /// <summary>The position of the scan. An object's own names tell a record from a page.</summary>
    private enum Place
    {
        Outside,
        RecordOrPage,
        BeforeStudies,
        Page,
        List,
        Record,
    }

    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _length;
    private int _scanned;
    private bool _hasBegun;
    private bool _isAtEnd;
    private long _linesDropped;
    private long _bytesOfLineDropped;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ImportLimits.Depth + 2, AllowMultipleValues = true });

    private Place _place = Place.Outside;
    private Place _afterRecord;
    private bool _isInPage;
    private bool _foundAnything;
    private int _recordStart = -1;
    private int _recordDepth;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the next record and the owner of its memory, to be disposed of; null at the end.</summary>
    public async Task<(StreamedRecord Record, JsonDocument Document)?> NextAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        while (true)
        {
            if (FindRecord())
            {
                return TakeRecord();
            }

            if (_isAtEnd)
            {
                return _foundAnything ? null : throw At(_scanned, "is empty, " + Expected);
            }

            await FillAsync(cancellation);
        }
    }

    /// <summary>Scans to the end of the next record; false if more bytes are needed.</summary>
    private bool FindRecord()
    {
        var rest = _buffer.AsSpan(_scanned, _length - _scanned);
        if (_place == Place.Outside && rest.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return false;
        }

        var reader = new Utf8JsonReader(rest, _isAtEnd, _state);
        try
        {
            while (reader.Read())
            {
                _foundAnything = true;
                if (IsEndOfRecord(ref reader))
                {
                    KeepPlace(reader);
                    return true;
                }
            }
        }
        catch (JsonException broken)
        {
            throw new RecordStreamException((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1, "expected whole JSON; it is broken or breaks off here");
        }

        KeepPlace(reader);
        return false;
    }

    private void KeepPlace(Utf8JsonReader reader)
    {
        _scanned += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private bool IsEndOfRecord(ref Utf8JsonReader reader)
    {
        switch (_place)
        {
            case Place.Outside:
                EnterTop(ref reader);
                return false;
            case Place.RecordOrPage:
                return IsEndOfUndecided(ref reader);
            case Place.BeforeStudies:
                EnterStudies(ref reader);
                return false;
            case Place.Page:
                _place = reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 0 } ? Place.Outside : Place.Page;
                return false;
            case Place.List:
                EnterItem(ref reader);
                return false;
            default:
                return reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == _recordDepth;
        }
    }

    private void EnterTop(ref Utf8JsonReader reader)
    {
        _isInPage = false;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Begin(ref reader, Place.RecordOrPage, Place.Outside);
                break;
            case JsonTokenType.StartArray:
                _place = Place.List;
                break;
            default:
                throw At(ref reader);
        }
    }

    private bool IsEndOfUndecided(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 0)
        {
            // An object that ends without either name.
            throw At(_recordStart, Expected);
        }

        if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false })
        {
            if (reader.ValueTextEquals("protocolSection"u8))
            {
                _place = Place.Record;
            }
            else if (reader.ValueTextEquals("studies"u8))
            {
                _place = Place.BeforeStudies;
                _recordStart = -1;
                _isInPage = true;
            }
        }

        return false;
    }

    private void EnterStudies(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                _place = Place.List;
                break;
            case JsonTokenType.StartObject:
                // Re-exports collapse a list of one to its element.
                Begin(ref reader, Place.Record, Place.Page);
                break;
            default:
                throw At(ref reader);
        }
    }

    private void EnterItem(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Begin(ref reader, Place.Record, Place.List);
                break;
            case JsonTokenType.EndArray:
                _place = _isInPage ? Place.Page : Place.Outside;
                break;
            default:
                throw At(ref reader);
        }
    }

    private void Begin(ref Utf8JsonReader reader, Place place, Place afterRecord)
    {
        _place = place;
        _afterRecord = afterRecord;
        _recordStart = _scanned + (int)reader.TokenStartIndex;
        _recordDepth = reader.CurrentDepth;
    }

    private (StreamedRecord Record, JsonDocument Document) TakeRecord()
    {
        var start = _recordStart;
        var bytes = _buffer.AsMemory(start, _scanned - start);
        _recordStart = -1;
        _place = _afterRecord;
        var document = Parse(bytes, start);
        var record = RecordNode.Root(document.RootElement);
        if (record["protocolSection"].IsObject)
        {
            return (new StreamedRecord(record, LineOf(start)), document);
        }

        document.Dispose();
        throw At(start, Expected);
    }

    private JsonDocument Parse(ReadOnlyMemory<byte> record, int start)
    {
        if (!Utf8.IsValid(record.Span))
        {
            throw At(start, "expected a record in UTF-8");
        }

        try
        {
            return JsonDocument.Parse(SurrogateRepair.Repair(record), Options);
        }
        catch (JsonException)
        {
            // The JSON is complete: the scan has passed over it.
            throw At(start, $"expected a record of at most {ImportLimits.Depth} levels");
        }
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        DropScanned();
        if (_buffer.Length - _length < MinReadBytes)
        {
            if (_buffer.Length >= RecordStream.MaxRecordBytes)
            {
                throw At(0, $"expected records of at most {RecordStream.MaxRecordBytes} bytes");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var room = _buffer.AsMemory(_length);
        var count = await ReadAsync(room, cancellation);
        _length += count;
        _isAtEnd = count < room.Length;
        if (!_hasBegun && _buffer.AsSpan(0, _length).StartsWith(ByteOrderMark))
        {
            _scanned = ByteOrderMark.Length;
        }

        _hasBegun = true;
    }

    /// <summary>Fills the free space, since an incomplete text is scanned again from its start. Reads less only at the end.</summary>
    private async Task<int> ReadAsync(Memory<byte> room, CancellationToken cancellation)
    {
        try
        {
            return await stream.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellation);
        }
        catch (InvalidDataException)
        {
            throw At(_length, "expected whole gzip data; it breaks off or is broken after this");
        }
    }

    /// <summary>Frees space by dropping everything before the current record.</summary>
    private void DropScanned()
    {
        var keepFrom = _recordStart >= 0 ? _recordStart : _scanned;
        var dropped = _buffer.AsSpan(0, keepFrom);
        _linesDropped += dropped.Count((byte)'\n');
        var lastBreak = dropped.LastIndexOf((byte)'\n');
        _bytesOfLineDropped = lastBreak < 0 ? _bytesOfLineDropped + keepFrom : keepFrom - lastBreak - 1;
        _buffer.AsSpan(keepFrom, _length - keepFrom).CopyTo(_buffer);
        _length -= keepFrom;
        _scanned -= keepFrom;
        _recordStart = _recordStart >= 0 ? 0 : -1;
    }

    private long LineOf(int position) => _linesDropped + _buffer.AsSpan(0, position).Count((byte)'\n') + 1;

    private RecordStreamException At(ref Utf8JsonReader reader) => At(_scanned + (int)reader.TokenStartIndex, Expected);

    private RecordStreamException At(int position, string reason)
    {
        var lastBreak = _buffer.AsSpan(0, position).LastIndexOf((byte)'\n');
        var before = lastBreak < 0 ? _bytesOfLineDropped + position : position - lastBreak - 1;
        return new RecordStreamException(LineOf(position), before + 1, reason);
    }
}
