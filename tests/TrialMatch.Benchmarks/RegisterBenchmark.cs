using System.Globalization;
using Grpc.Net.Client;
using TrialMatch.Domain.Network;
using TrialMatch.Host;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>Durable registrations and previews a second over gRPC, beside a bare echo on the same host in the same run.</summary>
internal static class RegisterBenchmark
{
    private const int Callers = 64;
    private const int DefaultSeconds = 10;
    private const int WarmUpSeconds = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : DefaultSeconds;
        var folder = Directory.CreateTempSubdirectory("trialmatch-bench-");
        try
        {
            await MeasureAsync(folder.FullName, seconds);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int seconds)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Callers} callers, {seconds} s each after {WarmUpSeconds} s of warm-up; client and server share the cores.");
        var echo = await MeasureEchoAsync(seconds);
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

        var previews = await Load.RunAsync(Callers, WarmUpSeconds, seconds, async number =>
            await studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = Drafts.Numbered(number) }));
        using var store = new StoreMeter();
        var outcomes = new Outcomes();
        var registrations = await Load.RunAsync(Callers, WarmUpSeconds, seconds, async number =>
            outcomes.Count((await studies.RegisterStudyAsync(RequestNumbered(number))).Study));

        Print("bare gRPC echo", echo, echo);
        Print("previews", previews, echo);
        Print("durable registrations", registrations, echo);
        Console.WriteLine($"of all registrations: {outcomes}");
        Console.WriteLine($"store: {store}");
        Console.WriteLine($"planning alone, {PlanningTime.Measure(NetworkSeed.Load())}");
    }

    private static async Task<Load.Result> MeasureEchoAsync(int seconds)
    {
        await using var echo = await EchoServer.StartAsync();
        using var channel = Open(echo.Address);
        var client = new SponsorService.SponsorServiceClient(channel);
        return await Load.RunAsync(Callers, WarmUpSeconds, seconds, async number =>
            await client.RegisterSponsorAsync(new RegisterSponsorRequest { Sponsor = new Sponsor { DisplayName = $"sponsor {number}" } }));
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

    private static RegisterStudyRequest RequestNumbered(int number) => new()
    {
        RequestId = number.ToString(CultureInfo.InvariantCulture),
        Sponsor = "sponsors/bench",
        Draft = Drafts.Numbered(number),
    };

    private static void Print(string what, Load.Result result, Load.Result echo) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-22} {result.PerSecond,9:0.0} /s  {result.PerSecond / echo.PerSecond,7:P1} of echo  p50 {result.P50.TotalMilliseconds,7:0.00} ms  p99 {result.P99.TotalMilliseconds,7:0.00} ms  processor {result.CpuPerCall.TotalMicroseconds,6:0} µs and {result.BytesPerCall / 1024d,6:0.0} KB a call"));
}
