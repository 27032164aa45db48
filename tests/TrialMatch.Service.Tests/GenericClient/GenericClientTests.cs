using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.GenericClient;

/// <summary>A client that has nothing but the server's address.</summary>
[Collection(SharedServer.Name)]
public sealed class GenericClientTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task It_finds_the_services_by_reflection()
    {
        var api = await ReflectedApi.AskAsync(Client);
        Assert.Equal(
            [
                "grpc.health.v1.Health",
                "trialmatch.v1.CapacityService", "trialmatch.v1.IndicatorService", "trialmatch.v1.InquiryService", "trialmatch.v1.NetworkService", "trialmatch.v1.ObstacleService", "trialmatch.v1.PlanningService", "trialmatch.v1.PublicWindowService", "trialmatch.v1.RegistryService",
                "trialmatch.v1.RequestService", "trialmatch.v1.SponsorService",
                "trialmatch.v1.StudyService",
            ],
            api.Services.Where(name => !name.StartsWith("grpc.reflection.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_lists_the_centres_without_knowing_their_type()
    {
        var api = await ReflectedApi.AskAsync(Client);
        var response = await CallAsync(api, "trialmatch.v1.NetworkService", "ListCentres", []);

        var centres = response.All<DecodedMessage>("centres");
        Assert.Equal(
            ["BRAIN_HEALTH", "CANCER", "CARDIOVASCULAR", "GASTROINTESTINAL", "INFLAMMATION", "MEDICAL_DEVICES"],
            centres.Select(centre => centre.One<string>("area")).Order(StringComparer.Ordinal));
        Assert.All(centres, centre => Assert.Contains(centre.One<string>("host_trust"), centre.All<string>("trusts")));
    }

    [Fact]
    public async Task It_pages_through_studies_with_bytes_of_its_own()
    {
        var sponsor = await Client.SponsorAsync(Unique("generic"));
        for (var i = 0; i < 3; i++)
        {
            await Client.RegisterAsync($"generic-{i}", sponsor, Drafts.Of($"Generic {i}", "Preeclampsia", target: 10));
        }

        var api = await ReflectedApi.AskAsync(Client);
        var request = Encode(api, "ListStudies", ("page_size", 2), ("sponsor", sponsor), ("state", 8));
        var first = await CallAsync(api, "trialmatch.v1.StudyService", "ListStudies", request);
        request = Encode(
            api, "ListStudies", ("page_size", 2), ("page_token", first.One<string>("next_page_token")!), ("sponsor", sponsor), ("state", 8));
        var second = await CallAsync(api, "trialmatch.v1.StudyService", "ListStudies", request);

        var studies = first.All<DecodedMessage>("studies").Concat(second.All<DecodedMessage>("studies")).ToList();
        Assert.Equal(["Generic 0", "Generic 1", "Generic 2"], studies.Select(study => study.One<string>("title")));
        Assert.All(studies, study => Assert.Equal("TRIAGE", study.One<string>("state")));
        Assert.Null(second.One<string>("next_page_token"));
    }

    [Fact]
    public async Task Every_method_that_is_described_is_there_and_answers_an_empty_request_with_a_reply_or_what_is_wrong_with_it()
    {
        var api = await ReflectedApi.AskAsync(Client);
        var methods = api.Services.Where(name => name.StartsWith("trialmatch.", StringComparison.Ordinal))
            .SelectMany(name => api.Service(name).Methods)
            .Where(method => !method.IsServerStreaming)
            .ToList();
        Assert.True(methods.Count >= 13, $"{methods.Count} methods");
        foreach (var method in methods)
        {
            Assert.False(method.IsClientStreaming);
            Assert.Contains(await StatusOfAsync(method.Service.FullName, method.Name), new[] { StatusCode.OK, StatusCode.InvalidArgument });
        }
    }

    private async Task<StatusCode> StatusOfAsync(string service, string method)
    {
        try
        {
            await RawCall.SendAsync(Client, service, method, []);
            return StatusCode.OK;
        }
        catch (RpcException refusal)
        {
            return refusal.StatusCode;
        }
    }

    private async Task<DecodedMessage> CallAsync(ReflectedApi api, string service, string method, byte[] request)
    {
        var described = api.Service(service).FindMethodByName(method);
        return DecodedMessage.Read(described.OutputType, await RawCall.SendAsync(Client, service, method, request));
    }

    private static byte[] Encode(ReflectedApi api, string method, params (string Field, object Value)[] values)
    {
        var type = api.Service("trialmatch.v1.StudyService").FindMethodByName(method).InputType;
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            foreach (var (name, value) in values)
            {
                var number = type.FindFieldByName(name).FieldNumber;
                if (value is string text)
                {
                    output.WriteTag(number, WireFormat.WireType.LengthDelimited);
                    output.WriteString(text);
                }
                else
                {
                    output.WriteTag(number, WireFormat.WireType.Varint);
                    output.WriteInt32((int)value);
                }
            }
        }

        return stream.ToArray();
    }
}
