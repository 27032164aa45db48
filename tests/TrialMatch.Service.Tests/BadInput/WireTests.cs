using System.Text;
using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.BadInput;

/// <summary>Bytes that no generated client would send.</summary>
[Collection(SharedServer.Name)]
public sealed class WireTests(RunningServer server) : ServiceTests(server)
{
    private const string Studies = "trialmatch.v1.StudyService";
    private const int TitleTag = (1 << 3) | 2;
    private const int DraftTag = (3 << 3) | 2;

    private static readonly Dictionary<string, byte[]> NotMessages = new(StringComparer.Ordinal)
    {
        ["a length beyond the end"] = [0x0A, 0x7F, 0x41],
        ["a varint without end"] = [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        ["a negative length"] = [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
        ["a field numbered 0"] = [0x02, 0x01, 0x41],
        ["a group that is not closed"] = [0x0B],
        ["a wire type that there is not"] = [0x0F, 0x01],
        ["text"] = Encoding.UTF8.GetBytes("{\"requestId\": \"a\"}"),
        ["a cut-off registration"] = Whole()[..^7],
        ["drafts nested without end"] = Nested(depth: 10_000),
        ["a title of invalid UTF-8"] = WithTitle([0x61, 0xC3, 0x28, 0xFF]),
        ["a title with half a surrogate pair"] = WithTitle([0x61, 0xED, 0xA0, 0x80]),
        ["a title with an overlong zero"] = WithTitle([0x61, 0xC0, 0x80]),
    };

    public static TheoryData<string> NotMessageNames => [.. NotMessages.Keys];

    [Theory]
    [MemberData(nameof(NotMessageNames))]
    public async Task Bytes_that_are_no_message_are_refused_and_nothing_is_stored(string name) =>
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            foreach (var method in (string[])["RegisterStudy", "PreviewPlacement", "ListStudies", "GetStudy"])
            {
                var bytes = NotMessages[name];
                if (!ParsesAs(method, bytes))
                {
                    await Refusals.AssertRefusedAsync(
                        StatusCode.InvalidArgument, "NOT_A_MESSAGE", [], () => RawCall.SendAsync(Client, Studies, method, bytes));
                }
            }
        });

    [Fact]
    public async Task A_field_that_is_not_known_is_passed_over()
    {
        var bytes = new ListStudiesRequest().ToByteArray().Concat(new byte[] { 0xFA, 0x3F, 0x01, 0x41 }).ToArray();
        _ = ListStudiesResponse.Parser.ParseFrom(await RawCall.SendAsync(Client, Studies, "ListStudies", bytes));
    }

    [Fact]
    public async Task A_message_over_4_MB_is_refused_and_the_server_unharmed() =>
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => RawCall.SendAsync(Client, Studies, "PreviewPlacement", new byte[5 * 1024 * 1024]));
            Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        });

    [Fact]
    public async Task A_message_of_60_MB_is_refused_and_the_server_unharmed() =>
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => RawCall.SendAsync(Client, Studies, "PreviewPlacement", new byte[60 * 1024 * 1024]));
            Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        });

    [Theory]
    [InlineData(33, 1)]
    [InlineData(33, 33)]
    [InlineData(200, 1)]
    [InlineData(900, 900)]
    public async Task Metadata_over_32_KB_is_refused_and_the_connection_unharmed(int kilobytes, int entries)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ListAsync(kilobytes, entries));
        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Contains("32 KB", refusal.Status.Detail, StringComparison.Ordinal);
        await ListAsync(kilobytes: 30, entries: 3);
    }

    [Fact]
    public async Task A_method_that_there_is_not_is_unimplemented()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => RawCall.SendAsync(Client, Studies, "DeleteStudy", []));
        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
    }

    private async Task ListAsync(int kilobytes, int entries)
    {
        var metadata = new Metadata();
        for (var i = 0; i < entries; i++)
        {
            metadata.Add($"x-filler-{i}", new string('x', kilobytes * 1024 / entries));
        }

        await Client.Studies.ListStudiesAsync(new ListStudiesRequest { PageSize = 1 }, ApiClient.Options.WithHeaders(metadata));
    }

    private static bool ParsesAs(string method, byte[] bytes)
    {
        try
        {
            _ = Parser(method).ParseFrom(bytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static MessageParser Parser(string method) => method switch
    {
        "RegisterStudy" => RegisterStudyRequest.Parser,
        "PreviewPlacement" => PreviewPlacementRequest.Parser,
        "ListStudies" => ListStudiesRequest.Parser,
        _ => GetStudyRequest.Parser,
    };

    private static byte[] Whole() => new RegisterStudyRequest
    {
        RequestId = "wire",
        Sponsor = "sponsors/wire",
        Draft = Drafts.BreastCancer("Wire"),
    }.ToByteArray();

    private static byte[] WithTitle(byte[] title)
    {
        byte[] draft = [TitleTag, (byte)title.Length, .. title];
        return [DraftTag, (byte)draft.Length, .. draft];
    }

    private static byte[] Nested(int depth) => [.. Enumerable.Repeat((byte)0x0B, depth)];
}
