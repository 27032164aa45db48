using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Service.Tests.Identity;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>
/// Every method with messages that are spoiled and bytes that are none or never were one, from callers of each role and from those who
/// are nobody.
/// </summary>
public sealed class ByteFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const string RoundsVariable = "TRIALMATCH_FUZZ_ROUNDS";

    /// <summary>In each round every method is called by everyone: some 370 calls.</summary>
    private const int Rounds = 10;

    private const int AtOnce = 8;

    /// <summary>How long a stream is listened to: most of those that are let in have nothing to tell.</summary>
    private static readonly TimeSpan Listening = TimeSpan.FromMilliseconds(200);

    /// <summary>What the process may grow by once it is warm. What it keeps of a call would add up to more in the long run: 1 KB a call to 200 MB.</summary>
    private const long MostGrowthBytes = 150L * 1024 * 1024;

    private static readonly StatusCode[] ToThoseLetIn =
    [
        StatusCode.OK, StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.FailedPrecondition, StatusCode.Aborted,
        StatusCode.ResourceExhausted, StatusCode.DeadlineExceeded, StatusCode.PermissionDenied,
    ];

    /// <summary>Bytes that are no message are told apart before the token is looked at.</summary>
    private static readonly StatusCode[] ToNobody = [StatusCode.Unauthenticated, StatusCode.InvalidArgument];

    private static readonly Grant[] Grants =
    [
        new(Role.Sponsor, "fuzz"), new(Role.Site, "ous"), new(Role.Centre, "cancer"), new(Role.Region, "west"), new(Role.National, string.Empty),
        new(Role.Operator, string.Empty),
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task No_bytes_from_anyone_are_a_fault_of_ours_or_stay_in_memory_and_the_server_serves_on()
    {
        var seed = Seed.Number();
        var rounds = int.Parse(Environment.GetEnvironmentVariable(RoundsVariable) ?? $"{Rounds}", CultureInfo.InvariantCulture);
        await using var server = await StartAsync();
        using var client = new ApiClient(server.GrpcAddress);
        var samples = await SamplesAsync(client);
        var forecast = await ForecastAsync(client);
        var callers = Callers(server).ToList();
        var outcomes = new ConcurrentDictionary<StatusCode, int>();

        var warm = 0L;
        for (var round = 0; round < rounds; round++)
        {
            await RoundAsync(seed, round, callers, samples, outcomes);
            warm = round == rounds / 3 ? server.MemoryBytes : warm;
        }

        var grown = server.MemoryBytes - warm;
        output.WriteLine($"{outcomes.Values.Sum()} calls; grown by {grown / 1024 / 1024} MB from {warm / 1024 / 1024} MB");
        output.WriteLine(string.Join(", ", outcomes.OrderBy(outcome => outcome.Key).Select(outcome => $"{outcome.Key}: {outcome.Value}")));
        callers.ForEach(caller => caller.Client.Dispose());
        var errors = server.Log.ErrorsFrom(0);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        Assert.InRange(grown, long.MinValue, MostGrowthBytes);
        Assert.Contains(StatusCode.OK, outcomes.Keys);
        Assert.Equal(forecast, await ForecastAsync(client));
        var study = await client.RegisterAsync("afterwards", await client.SponsorAsync("afterwards"), Drafts.BreastCancer("Afterwards", target: 1));
        Assert.Equal(study, await client.StudyAsync(study.Name));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServerProcess> StartAsync()
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);

        // What is beyond the limits is not looked at.
        settings["TRIALMATCH_CALLER_CALLS_PER_SECOND"] = "100000";
        settings["TRIALMATCH_CALLER_STREAMS"] = "1000";
        settings["TRIALMATCH_SPONSOR_PREVIEWS_PER_DAY"] = "1000000";
        return ServerProcess.StartAsync(settings);
    }

    /// <summary>For each method a request that would be carried out.</summary>
    private static async Task<IReadOnlyDictionary<MethodDescriptor, IMessage>> SamplesAsync(ApiClient client)
    {
        var sponsor = await client.SponsorAsync("fuzz");
        var study = (await client.RegisterAsync("fuzz", sponsor, Drafts.BreastCancer("Fuzzed", target: 1))).Name;
        var things = new Things(sponsor, study, "trusts/ous", "centres/cancer", Area.Cancer);
        var valid = new ValidCalls(client, sponsor).ByMethod;
        var samples = new Dictionary<MethodDescriptor, IMessage>();
        foreach (var method in ApiMethods.All)
        {
            samples[method] = valid.TryGetValue(ApiMethods.NameOf(method), out var make) ? await make() : MatrixRequests.ByMethod[ApiMethods.NameOf(method)](things);
        }

        return samples;
    }

    private static IEnumerable<(ApiClient Client, bool IsNobody)> Callers(ServerProcess server)
    {
        foreach (var grant in Grants)
        {
            yield return (new ApiClient(server.GrpcAddress, TestLogin.TokenFor(grant)), false);
        }

        var token = TestLogin.Operator.Split('.');
        foreach (var wrong in new[] { string.Empty, "x", $"{token[0]}.{token[1]}.", $"{token[0]}.{token[1]}.{new string('A', token[2].Length)}" })
        {
            yield return (new ApiClient(server.GrpcAddress, wrong), true);
        }
    }

    private static Task RoundAsync(
        int seed,
        int round,
        List<(ApiClient Client, bool IsNobody)> callers,
        IReadOnlyDictionary<MethodDescriptor, IMessage> samples,
        ConcurrentDictionary<StatusCode, int> outcomes)
    {
        var all = samples.Values.Select(sample => sample.ToByteArray()).ToList();
        var calls = ApiMethods.All.SelectMany(method => callers.Select(caller => (Method: method, Caller: caller))).Index();
        return Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (call, _) =>
        {
            var ((method, caller), random) = (call.Item, Seed.Random(seed, (round * 10_000) + call.Index));
            var bytes = random.Next(2) == 0
                ? new Mutation(random).Of(samples[method]).ToByteArray()
                : new ByteMutation(random).Of(samples[method].ToByteArray(), all);
            TimeSpan? patience = method.IsServerStreaming && !caller.IsNobody ? Listening : null;
            var outcome = await RawCall.OutcomeAsync(caller.Client, method, bytes, patience);
            outcomes.AddOrUpdate(outcome.StatusCode, 1, (_, count) => count + 1);
            Assert.True(
                (caller.IsNobody && !ApiMethods.IsOpen(method) ? ToNobody : ToThoseLetIn).Contains(outcome.StatusCode),
                $"{method.FullName} answered {outcome.Status} to {Convert.ToHexString(bytes)}");
        });
    }

    /// <summary>An answer that depends on nothing that calls may have changed.</summary>
    private static async Task<ForecastResponse> ForecastAsync(ApiClient client) => await new PlanningService.PlanningServiceClient(client.Invoker).ForecastAsync(
        new ForecastRequest { Sites = { new SiteModel { Shape = 2, Rate = 1 } }, Target = 20, HorizonMonths = 12 }, ApiClient.Options);
}
