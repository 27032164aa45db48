using System.Globalization;
using System.Runtime;
using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.Domain.Planning;
using TrialMatch.Host;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>
/// Durable registrations and previews a second over gRPC, beside a bare echo on the same host in the same run. Each takes turns with the echo, so
/// that it is compared with one on a machine that was equally busy.
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

    /// <summary>The database that TRIALMATCH_POSTGRES names, brought to the current schema; null where it names none.</summary>
    private static async Task<PostgresProfile?> DatabaseAsync()
    {
        if (Environment.GetEnvironmentVariable("TRIALMATCH_POSTGRES") is not { Length: > 0 } connectionString)
        {
            return null;
        }

        var database = new PostgresProfile { ConnectionString = connectionString };
        await database.MigrateAsync();
        return database;
    }

    private static async Task MeasureAsync(string folder, int seconds, string only)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, {Load.Callers} callers, {Rounds} times {seconds} s each in turn with a bare echo, after {WarmUpSeconds} s of warm-up; client and server share the cores.");
        Console.WriteLine(Collector());
        await using var server = await TrialMatchServer.StartAsync(new ServerOptions
        {
            DataDirectory = Path.Combine(folder, "data"),
            LocalIdentity = TestLogin.Folder,
            Postgres = await DatabaseAsync(),
            GrpcPort = 0,
            HttpPort = 0,
            NetworkFile = WideNetwork.WriteTo(folder),
            LogLevel = LogLevel.Warning,
        });
        using var channel = Open(server.GrpcAddress);
        var caller = channel.LogIn();
        var studies = new StudyService.StudyServiceClient(caller);
        await RegisterSponsorAsync(caller);
        var plan = await studies.PreviewPlacementAsync(PreviewNumbered(0));
        Console.WriteLine($"a plan is a reply of {plan.CalculateSize():N0} bytes");
        await using var echo = await EchoServer.StartAsync(plan);
        using var echoChannel = Open(echo.Address);
        var bare = new SponsorService.SponsorServiceClient(echoChannel);
        var planEcho = new StudyService.StudyServiceClient(echoChannel);
        using var store = new StoreMeter();
        var outcomes = new Outcomes();
        Load baseline = new("bare gRPC echo", async number => await bare.RegisterSponsorAsync(
            new RegisterSponsorRequest { Sponsor = new Sponsor { DisplayName = $"sponsor {number}" } }));

        // In this order: what is registered takes capacity, and a plan on calendars with holds is another task than one on empty ones.
        Load[] loads =
        [
            new("echo of a plan", async number => await planEcho.PreviewPlacementAsync(PreviewNumbered(number))),
            new("previews", async number => await studies.PreviewPlacementAsync(PreviewNumbered(number))),
            new("durable registrations", async number => outcomes.Count(await studies.RegisterStudyAsync(RequestNumbered(number)))),
            new("previews, after these", async number => await studies.PreviewPlacementAsync(PreviewNumbered(number))),
        ];
        foreach (var load in loads.Where(load => load.Name.Contains(only, StringComparison.Ordinal)))
        {
            Console.WriteLine(await RunInTurnsAsync(load, baseline, seconds));
        }

        if (outcomes.Any)
        {
            Console.WriteLine($"of all registrations: {outcomes}");
            Console.WriteLine($"store: {store}");
        }

        Console.WriteLine($"planning alone, {PlanningTime.Measure(NetworkSeed.Load())}");
    }

    /// <summary>How memory is collected bears on both client and server, and on the echo as on the rest.</summary>
    private static string Collector() => string.Create(
        CultureInfo.InvariantCulture,
        $"memory: {(GCSettings.IsServerGC ? "server" : "workstation")} collection, adaptation mode {GC.GetConfigurationVariables().GetValueOrDefault("GCDynamicAdaptationMode")}, DOTNET_GCgen0size {Environment.GetEnvironmentVariable("DOTNET_GCgen0size") ?? "not set"}");

    private static async Task<LoadResult> RunInTurnsAsync(Load load, Load baseline, int seconds)
    {
        await baseline.RunAsync(WarmUpSeconds);
        await load.RunAsync(WarmUpSeconds);
        var (stretches, beside) = (new List<Stretch>(), new List<Stretch>());
        for (var round = 0; round < Rounds; round++)
        {
            beside.Add(await baseline.RunAsync(seconds));
            stretches.Add(await load.RunAsync(seconds));
        }

        return new LoadResult(load.Name, stretches, beside);
    }

    private static GrpcChannel Open(Uri address) => GrpcChannel.ForAddress(
        address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });

    private static async Task RegisterSponsorAsync(CallInvoker caller) =>
        await new SponsorService.SponsorServiceClient(caller).RegisterSponsorAsync(new RegisterSponsorRequest
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
