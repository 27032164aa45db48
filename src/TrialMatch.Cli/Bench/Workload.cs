using Grpc.Core;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>
/// Makes the calls of a benchmark out of the kinds that are drawn. Where nothing is there to be answered or read, the step that comes before it in a
/// study's life is made instead.
/// </summary>
/// <param name="run">Distinguishes this run's request ids from those of any other.</param>
/// <param name="changesCapacity">Declarations are made; otherwise they are only checked, which changes nothing.</param>
internal sealed class Workload(string run, bool changesCapacity)
{
    // Guesses, as all of the year's shares: of answers and offers, how many are accepted.
    private const double AcceptedShare = 0.9;
    private const string Investigator = "the site's investigator";
    private const int CalendarMonths = 12;

    private BenchDrafts _drafts = null!;
    private DeclaredPools _pools = null!;
    private IReadOnlyList<string> _trusts = [];
    private IReadOnlyList<string> _centres = [];
    private int _studies;
    private int _calls;

    public StudyBook Book { get; } = new();

    private string Sponsor => $"sponsors/{run}";

    /// <summary>Registers a sponsor and reads what the calls need.</summary>
    public async Task PrepareAsync(ServerConnection server)
    {
        await server.Sponsors.RegisterSponsorAsync(
            new RegisterSponsorRequest { RequestId = run, SponsorId = run, Sponsor = new Sponsor { DisplayName = $"Benchmark {run}" } }, server.OneCall());
        _drafts = await BenchDrafts.ImportAsync(server);
        _trusts = [.. (await WholeList.ReadAsync(token => server.Network.ListTrustsAsync(new ListTrustsRequest { PageToken = token }, server.OneCall()).ResponseAsync)).Trusts.Select(trust => trust.Name)];
        _centres = [.. (await WholeList.ReadAsync(token => server.Network.ListCentresAsync(new ListCentresRequest { PageToken = token }, server.OneCall()).ResponseAsync)).Centres.Select(centre => centre.Name)];
        _pools = await DeclaredPools.ReadAsync(server, _trusts);
    }

    public BenchCall Next(ScheduledCall scheduled)
    {
        var random = new Random(scheduled.Seed);
        var requestId = Figures.Format($"{run}-{Interlocked.Increment(ref _calls)}");
        return scheduled.Kind switch
        {
            CallKind.Preview => Preview(random),
            CallKind.Answer => Answer(requestId, random),
            CallKind.AnswerOffer => AnswerOffer(requestId, random),
            CallKind.DeclareCapacity => Declare(requestId, random),
            CallKind.ReadStudy => ReadStudy(requestId, random),
            CallKind.ReadCapacity => ReadCapacity(random),
            CallKind.ListRequests => ListRequests(random),
            CallKind.ListStudies => ListStudies(),
            CallKind.Watch => Watch(requestId, random),
            _ => Register(requestId, random),
        };
    }

    private BenchCall Preview(Random random)
    {
        var request = new PreviewPlacementRequest { Draft = _drafts.Next(_studies, random), WithMenu = true };
        return new BenchCall(CallKind.Preview, async server => await server.Studies.PreviewPlacementAsync(request, server.OneCall()));
    }

    private BenchCall Register(string requestId, Random random)
    {
        var request = new RegisterStudyRequest { RequestId = requestId, Sponsor = Sponsor, Draft = _drafts.Next(Interlocked.Increment(ref _studies) - 1, random) };
        return new BenchCall(CallKind.Register, async server => Book.AddRegistered(await server.Studies.RegisterStudyAsync(request, server.OneCall())));
    }

    private BenchCall Answer(string requestId, Random random)
    {
        if (!Book.TryTakeRequest(out var asked))
        {
            return Register(requestId, random);
        }

        if (random.NextDouble() < AcceptedShare)
        {
            var accept = new AcceptRequestRequest
            {
                RequestId = requestId,
                Study = asked.Study,
                Trust = asked.Trust,
                Patients = asked.AskedPatients,
                Investigator = Investigator,
            };
            return new BenchCall(CallKind.Answer, async server => Book.AddAnswered(await server.Requests.AcceptRequestAsync(accept, server.OneCall())));
        }

        var decline = new DeclineRequestRequest
        {
            RequestId = requestId,
            Study = asked.Study,
            Trust = asked.Trust,
            Reason = SiteRequest.Types.DeclineReason.CompetingStudy,
        };
        return new BenchCall(CallKind.Answer, async server => Book.AddAnswered(await server.Requests.DeclineRequestAsync(decline, server.OneCall())));
    }

    private BenchCall AnswerOffer(string requestId, Random random)
    {
        if (!Book.TryTakeOffer(out var study))
        {
            return Answer(requestId, random);
        }

        var isAccepted = random.NextDouble() < AcceptedShare;
        return new BenchCall(CallKind.AnswerOffer, async server => _ = isAccepted
            ? await server.Studies.AcceptOfferAsync(new AcceptOfferRequest { RequestId = requestId, Name = study }, server.OneCall())
            : await server.Studies.DeclineOfferAsync(new DeclineOfferRequest { RequestId = requestId, Name = study }, server.OneCall()));
    }

    private BenchCall Declare(string requestId, Random random)
    {
        var request = _pools.Raise(random);
        request.RequestId = requestId;
        request.ValidateOnly = !changesCapacity;
        return new BenchCall(CallKind.DeclareCapacity, async server => await server.Capacity.DeclareCapacityAsync(request, server.OneCall()));
    }

    private BenchCall ReadStudy(string requestId, Random random) => Book.TryPick(random, out var study)
        ? new BenchCall(CallKind.ReadStudy, async server => await server.Studies.GetStudyAsync(new GetStudyRequest { Name = study }, server.OneCall()))
        : Register(requestId, random);

    private BenchCall ReadCapacity(Random random)
    {
        var request = new GetTrustCapacityRequest { Name = Any(_trusts, random), MonthCount = CalendarMonths };
        return new BenchCall(CallKind.ReadCapacity, async server => await server.Network.GetTrustCapacityAsync(request, server.OneCall()));
    }

    // By trusts and centres in proportion to their numbers.
    private BenchCall ListRequests(Random random)
    {
        var who = random.Next(_trusts.Count + _centres.Count);
        var request = who < _trusts.Count
            ? new ListRequestsRequest { Trust = _trusts[who], State = SiteRequest.Types.State.Open }
            : new ListRequestsRequest { Centre = _centres[who - _trusts.Count], State = SiteRequest.Types.State.Open };
        return new BenchCall(CallKind.ListRequests, async server => await server.Requests.ListRequestsAsync(request, server.OneCall()));
    }

    private static BenchCall ListStudies() =>
        new(CallKind.ListStudies, async server => await server.Studies.ListStudiesAsync(new ListStudiesRequest(), server.OneCall()));

    // A study has an event from its registration on, so the first one is never waited for.
    private BenchCall Watch(string requestId, Random random) => Book.TryPick(random, out var study)
        ? new BenchCall(CallKind.Watch, server => UntilFirstEventAsync(server, study))
        : Register(requestId, random);

    private static async Task UntilFirstEventAsync(ServerConnection server, string study)
    {
        using var watch = server.Studies.WatchStudy(new WatchStudyRequest { Name = study }, server.OneCall());
        if (!await watch.ResponseStream.MoveNext(CancellationToken.None))
        {
            throw new RpcException(new Status(StatusCode.DataLoss, "the watch ended before the study's first event"));
        }
    }

    private static string Any(IReadOnlyList<string> names, Random random) => names[random.Next(names.Count)];
}
