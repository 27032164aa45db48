using System.IO.Compression;
using System.Text;

namespace TrialMatch.Registries.Tests;

public sealed class RecordStreamTests
{
    private static readonly string[] Three = ["NCT00000001", "NCT00000002", "NCT00000003"];

    public static TheoryData<string, string> Containers => new()
    {
        { "an array", $"[{string.Join(',', Three.Select(Record))}]" },
        { "a page", $$"""{"studies":[{{string.Join(',', Three.Select(Record))}}],"nextPageToken":"abc","totalCount":3}""" },
        { "a page whose studies come last", $$"""{"nextPageToken":{"protocolSection":[1,{}]},"totalCount":3,"studies":[{{string.Join(',', Three.Select(Record))}}]}""" },
        { "a record a line", string.Join('\n', Three.Select(Record)) + "\n" },
        { "records one after another", string.Concat(Three.Select(Record)) },
        { "a page a line", string.Join('\n', Three.Select(id => $$"""{"studies":[{{Record(id)}}]}""")) },
        { "a page of one that is no list, then an array", $$"""{"studies":{{Record(Three[0])}}} [{{Record(Three[1])}},{{Record(Three[2])}}]""" },
        { "records with other names before", string.Join(' ', Three.Select(id => $$"""{"hasResults":false,{{Record(id)[1..]}}""")) },
        { "a byte order mark before", "\uFEFF" + string.Join("\r\n", Three.Select(Record)) },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task Records_are_found_in_whatever_they_stand_in(string what, string text)
    {
        Assert.NotEmpty(what);

        Assert.Equal(Three, await IdsAsync(Utf8(text)));
        Assert.Equal(Three, await IdsAsync(new Trickle(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(Three, await IdsAsync(Gzip(text)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"studies":[],"totalCount":0}""")]
    public async Task An_empty_list_or_page_has_no_records(string text) => Assert.Empty(await IdsAsync(Utf8(text)));

    [Theory]
    [InlineData("", 1, 1, "is empty")]
    [InlineData(" \n\n", 1, 1, "is empty")]
    [InlineData("hello", 1, 1, "expected whole JSON")]
    [InlineData("7", 1, 1, "expected a study")]
    [InlineData("\n  {\"title\":\"A Draft\"}", 2, 3, "expected a study")]
    [InlineData("[1]", 1, 2, "expected a study")]
    [InlineData("[\n{\"x\":1}]", 2, 1, "expected a study")]
    [InlineData("{\"studies\":\"none\"}", 1, 12, "expected a study")]
    [InlineData("{\"protocolSection\":\"none\"}", 1, 1, "expected a study")]
    [InlineData("{\"studies\":[", 1, 13, "breaks off")]
    [InlineData("{\"protocolSection\":{\n\"identificationModule\":{", 2, 25, "breaks off")]
    public async Task What_holds_no_records_or_breaks_off_is_refused_with_its_place(string text, long line, long atByte, string reason)
    {
        var refused = await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(Utf8(text)));

        Assert.Equal((line, atByte), (refused.Line, refused.AtByte));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"line {line}, byte {atByte}: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_before_the_broken_one_are_read_and_the_broken_one_is_named_by_its_line()
    {
        var lines = Enumerable.Range(1, 5_000).Select(i => Record(Id(i)));
        var text = string.Join('\n', lines) + "\n" + Record(Id(5_001))[..40];
        var read = new List<string>();

        var refused = await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(Utf8(text), read));

        Assert.Equal(5_000, read.Count);
        Assert.Equal((5_001, 41), (refused.Line, refused.AtByte));
    }

    [Fact]
    public async Task A_place_in_one_long_line_is_told_by_its_byte()
    {
        var whole = string.Join(',', Enumerable.Range(1, 3_000).Select(i => Record(Id(i))));
        var text = "[" + whole + ",7]";

        var refused = await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(Utf8(text)));

        Assert.Equal((1, whole.Length + 3), (refused.Line, refused.AtByte));
    }

    [Fact]
    public async Task A_record_that_is_not_UTF_8_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Record(Three[0]) + "\n"), .. Encoding.Latin1.GetBytes(Record("NCT0000000å"))];

        var refused = await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(new MemoryStream(bytes)));

        Assert.Equal("line 2, byte 1: expected a record in UTF-8", refused.Message);
    }

    [Fact]
    public async Task A_compressed_stream_that_is_cut_is_refused()
    {
        var bytes = Gzip(string.Join('\n', Enumerable.Range(1, 2_000).Select(i => Record(Id(i))))).ToArray();

        await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(new MemoryStream(bytes[..(bytes.Length / 2)])));
    }

    [Fact]
    public async Task A_record_too_deep_is_refused()
    {
        var deep = """{"protocolSection":{"x":""" + new string('[', 63) + new string(']', 63) + "}}";

        Assert.Equal("line 1, byte 1: expected a record of at most 64 levels", (await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(Utf8(deep)))).Message);
    }

    [Fact]
    public async Task A_record_too_large_is_refused_before_it_is_read_whole()
    {
        // A string that never ends.
        var endless = new Endless(Encoding.UTF8.GetBytes("""{"protocolSection":{"identificationModule":{"nctId":"NCT1"""), "x"u8.ToArray());

        var refused = await Assert.ThrowsAsync<RecordStreamException>(() => IdsAsync(endless));

        Assert.Contains("at most", refused.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Given, RecordStream.MaxRecordBytes, RecordStream.MaxRecordBytes + (1 << 20));
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_stream()
    {
        var record = Encoding.UTF8.GetBytes(Filled(Three[0], filler: 20_000) + "\n");
        await IdsAsync(new Repeated(record, 10));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var count = 0;
        await foreach (var _ in RecordStream.ReadAsync(new Repeated(record, 800), TestContext.Current.CancellationToken))
        {
            count++;
        }

        // 16 MB pass; of each record little more than what holds it is allocated, and none of its text.
        Assert.Equal(800, count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public async Task Reading_ends_when_asked_to()
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var record = Encoding.UTF8.GetBytes(Record(Three[0]) + "\n");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in RecordStream.ReadAsync(new Repeated(record, int.MaxValue), ended.Token))
            {
                await ended.CancelAsync();
            }
        });
    }

    private static string Id(int number) => $"NCT{number:00000000}";

    private static string Record(string id) => Filled(id, filler: 0);

    private static string Filled(string id, int filler) =>
        $$$"""{"protocolSection":{"identificationModule":{"nctId":"{{{id}}}","briefTitle":"{{{new string('x', filler)}}}"}},"hasResults":false}""";

    private static MemoryStream Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    private static MemoryStream Gzip(string text)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        compressed.Position = 0;
        return compressed;
    }

    private static async Task<List<string>> IdsAsync(Stream stream, List<string>? into = null)
    {
        var ids = into ?? [];
        await foreach (var record in RecordStream.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            ids.Add(record.RegistryId);
        }

        return ids;
    }

    /// <summary>Gives its bytes in reads of a few, as a slow connection does.</summary>
    private sealed class Trickle(byte[] content) : Source
    {
        private int _at;

        protected override int Give(Span<byte> room)
        {
            var count = Math.Min(Math.Min(room.Length, 7), content.Length - _at);
            content.AsSpan(_at, count).CopyTo(room);
            _at += count;
            return count;
        }
    }

    /// <summary>The same bytes a number of times over.</summary>
    private sealed class Repeated(byte[] content, int times) : Source
    {
        private int _at;
        private int _round;

        protected override int Give(Span<byte> room)
        {
            if (_at == content.Length)
            {
                (_at, _round) = (0, _round + 1);
            }

            if (_round >= times)
            {
                return 0;
            }

            var count = Math.Min(room.Length, content.Length - _at);
            content.AsSpan(_at, count).CopyTo(room);
            _at += count;
            return count;
        }
    }

    /// <summary>A beginning, then a letter for ever.</summary>
    private sealed class Endless(byte[] beginning, byte[] letter) : Source
    {
        public long Given { get; private set; }

        protected override int Give(Span<byte> room)
        {
            if (Given == 0)
            {
                beginning.CopyTo(room);
                Given = beginning.Length;
                return beginning.Length;
            }

            room.Fill(letter[0]);
            Given += room.Length;
            return room.Length;
        }
    }

    private abstract class Source : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Give(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Give(buffer.Span));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected abstract int Give(Span<byte> room);
    }
}
