using System.Globalization;
using Grpc.Net.Client;
using TrialMatch.Domain.Network;
using TrialMatch.Host;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Durable registrations and previews a second over gRPC, beside a bare echo on the same host in the same run. The loads take turns, so that
/// each is compared with an echo on a machine that was equally busy.
/// </summary>
internal static class RegisterBenchmark
{
    private const int Rounds = 5;
    private const int DefaultSeconds = 4;
    private const int WarmUpSeconds = 4;

    /// <param name="args">Seconds for each load in a round; then, to look at one load alone, the word its name contains.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultSeconds;
        var folder = Directory.CreateTempSubdirectory("trialmatch-bench-");
        try
        {
            await MeasureAsync(folder.FullName, seconds, args.Length > 1 ? args[1] : string.Empty);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int seconds, string only)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Load.CallerCount} callers, {Rounds} rounds of {seconds} s each after {WarmUpSeconds} s of warm-up; client and server share the cores.");
        await using var server = await TrialMatchServer.StartAsync(new ServerOptions
        {
            DataDirectory = Path.Combine(folder, "data"),
            GrpcPort = 0,
            HttpPort = 0,
            NetworkFile = WideNetwork.WriteTo(folder),
            LogLevel = LogLevel.Warning,
        });
        using var channel = Open(server.GrpcAddress);
        var studies = new StudyService.StudyServiceClient(channel);
        await RegisterSponsorAsync(channel);
        await using var echo = await EchoServer.StartAsync(await studies.PreviewPlacementAsync(PreviewNumbered(0)));
        using var echoChannel = Open(echo.Address);
        var bare = new SponsorService.SponsorServiceClient(echoChannel);
        var planEcho = new StudyService.StudyServiceClient(echoChannel);
        using var store = new StoreMeter();
        var outcomes = new Outcomes();
        Load[] loads =
        [
            new("bare gRPC echo", async number => await bare.RegisterSponsorAsync(
                new RegisterSponsorRequest { Sponsor = new Sponsor { DisplayName = $"sponsor {number}" } })),
            new("echo of a plan", async number => await planEcho.PreviewPlacementAsync(PreviewNumbered(number))),
            new("previews", async number => await studies.PreviewPlacementAsync(PreviewNumbered(number))),
            new("durable registrations", async number => outcomes.Count((await studies.RegisterStudyAsync(RequestNumbered(number))).Study)),
        ];

        loads = [loads[0], .. loads[1..].Where(load => load.Name.Contains(only, StringComparison.Ordinal))];
        foreach (var result in await RunInTurnsAsync(loads, seconds))
        {
            Console.WriteLine(result);
        }

        Console.WriteLine($"of all registrations: {outcomes}");
        Console.WriteLine($"store: {store}");
        Console.WriteLine($"planning alone, {PlanningTime.Measure(NetworkSeed.Load())}");
    }

    /// <param name="loads">The first is the baseline.</param>
    private static async Task<IEnumerable<LoadResult>> RunInTurnsAsync(Load[] loads, int seconds)
    {
        foreach (var load in loads)
        {
            await load.RunAsync(WarmUpSeconds);
        }

        var stretches = loads.Select(_ => new List<Stretch>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < loads.Length; i++)
            {
                stretches[i].Add(await loads[i].RunAsync(seconds));
            }
        }

        return loads.Select((load, i) => new LoadResult(load.Name, stretches[i], stretches[0]));
    }

    private static GrpcChannel Open(Uri address) => GrpcChannel.ForAddress(
        address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });

    private static async Task RegisterSponsorAsync(GrpcChannel channel) =>
        await new SponsorService.SponsorServiceClient(channel).RegisterSponsorAsync(new RegisterSponsorRequest
        {
            RequestId = "bench",
            SponsorId = "bench",
            Sponsor = new Sponsor { DisplayName = "Benchmark" },
        });

    private static PreviewPlacementRequest PreviewNumbered(int number) => new() { Draft = Drafts.Numbered(number) };

    private static RegisterStudyRequest RequestNumbered(int number) => new()
    {
        RequestId = number.ToString(CultureInfo.InvariantCulture),
        Sponsor = "sponsors/bench",
        Draft = Drafts.Numbered(number),
    };
}
