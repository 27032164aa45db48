using System.Diagnostics;
using System.Globalization;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.Benchmarks.Cluster;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Lists;

/// <summary>
/// Lists, searches and indicators of one caller on an embedded store with many studies beside one with few, in turns. Arguments: many (default
/// 1,000,000), few (default 10,000).
/// </summary>
internal static class ListsBenchmark
{
    private const int Many = 1_000_000;
    private const int Few = 10_000;
    private const int Rounds = 15;
    private const int WarmUpRounds = 5;
    private const int CallsARound = 10;
    private const string Sponsor = "sponsor-7";
    private static readonly TimeSpan Span = TimeSpan.FromDays(3_650);

    public static async Task<int> RunAsync(string[] args)
    {
        using var folders = TemporaryFolder.Made();
        var (many, few) = (Number(args, 0, Many), Number(args, 1, Few));
        await using var large = await StartAsync(folders.File("many"), many);
        await using var small = await StartAsync(folders.File("few"), few);
        using var largeChannel = GrpcChannel.ForAddress(large.GrpcAddress);
        using var smallChannel = GrpcChannel.ForAddress(small.GrpcAddress);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many:N0} stored studies beside {few:N0}, embedded, one caller, {Rounds} rounds of {CallsARound} calls in turns; medians, and the ratio of each round"));
        foreach (var (what, isHeavy, call) in Calls())
        {
            var (own, beside) = (new List<double>(), new List<double>());
            var (warmUp, rounds, calls) = isHeavy ? (1, 3, 1) : (WarmUpRounds, Rounds, CallsARound);
            for (var round = 0; round < warmUp + rounds; round++)
            {
                var (ofMany, ofFew) = (await MedianAsync(largeChannel, calls, call), await MedianAsync(smallChannel, calls, call));
                if (round >= warmUp)
                {
                    own.Add(ofMany);
                    beside.Add(ofFew);
                }
            }

            var compared = new Comparison(own, beside);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {compared.OwnMedian,9:0.00} ms {compared.BesideMedian,9:0.00} ms {compared.Ratio,7:0.00} x ({compared.Spread})"));
        }

        return 0;
    }

    private static IEnumerable<(string What, bool IsHeavy, Func<CallInvoker, Task> Call)> Calls()
    {
        yield return ("a first page of 50 studies", false, Listed(new ListStudiesRequest { PageSize = 50 }));
        yield return ("50 of one state and area", false, Listed(new ListStudiesRequest { PageSize = 50, State = Study.Types.State.Closed, Lead = Area.Cancer }));
        yield return ("50 of one sponsor", false, Listed(new ListStudiesRequest { PageSize = 50, Sponsor = "sponsors/" + Sponsor }));
        yield return ("50 from a day on", false, Listed(new ListStudiesRequest { PageSize = 50, FromDate = new Date { Year = 2024, Month = 3, Day = 1 } }));
        yield return ("50 of a text that many have", false, Listed(new ListStudiesRequest { PageSize = 50, Text = "condition 11" }));
        yield return ("a page of a text that nobody has", false, Listed(new ListStudiesRequest { PageSize = 50, Text = "no such words" }));
        yield return ("50 of a phase at a trust", false, Listed(new ListStudiesRequest { PageSize = 50, Phase = Phase._3, Trust = "trusts/unn" }));
        yield return ("50 requests to a trust", false, invoker => new RequestService.RequestServiceClient(invoker)
            .ListRequestsAsync(new ListRequestsRequest { PageSize = 50, Trust = "trusts/bergen" }).ResponseAsync);
        yield return ("indicators of a region, one month (3 calls)", true, invoker => new IndicatorService.IndicatorServiceClient(invoker).GetIndicatorsAsync(new GetIndicatorsRequest
        {
            Parent = "regions/west",
            By = IndicatorPeriod.Types.Kind.Month,
            From = new Date { Year = 2024, Month = 3, Day = 1 },
            To = new Date { Year = 2024, Month = 3, Day = 1 },
        }).ResponseAsync);
    }

    private static Func<CallInvoker, Task> Listed(ListStudiesRequest request) =>
        invoker => new StudyService.StudyServiceClient(invoker).ListStudiesAsync(request).ResponseAsync;

    private static async Task<double> MedianAsync(GrpcChannel channel, int calls, Func<CallInvoker, Task> call)
    {
        var invoker = channel.LogIn();
        var latencies = new List<double>();
        for (var i = 0; i < calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(invoker);
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Comparison.MedianOf(latencies);
    }

    /// <summary>Starts a server on a folder that another has made and that was then filled.</summary>
    private static async Task<ServerProcess> StartAsync(string folder, int studies)
    {
        await using (var made = await ServerProcess.StartAsync(folder))
        {
            using var channel = GrpcChannel.ForAddress(made.GrpcAddress);
            await new SponsorService.SponsorServiceClient(channel.LogIn()).RegisterSponsorAsync(
                new RegisterSponsorRequest { RequestId = Sponsor, SponsorId = Sponsor, Sponsor = new V1.Sponsor { DisplayName = "One of 400" } });
            await made.StopAsync();
        }

        StoredLists.Write(folder, studies, new DateTimeOffset(2017, 1, 1, 0, 0, 0, TimeSpan.Zero), Span);
        return await ServerProcess.StartAsync(folder);
    }

    private static int Number(string[] args, int position, int usual) => args.Length > position ? int.Parse(args[position], CultureInfo.InvariantCulture) : usual;
}
