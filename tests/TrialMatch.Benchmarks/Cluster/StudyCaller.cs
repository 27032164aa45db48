using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>Calls a server as sponsors and sites do; the same for the service and for the procedure it stands beside.</summary>
internal sealed class StudyCaller(Uri address) : IDisposable
{
    public const string Sponsor = "bench";

    private const string Investigator = "the site's investigator";

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(
        address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });

    private CallInvoker Invoker => field ??= _channel.LogIn();

    private StudyService.StudyServiceClient Studies => new(Invoker);

    private RequestService.RequestServiceClient Requests => new(Invoker);

    public async Task RegisterSponsorAsync() => await new SponsorService.SponsorServiceClient(Invoker).RegisterSponsorAsync(new RegisterSponsorRequest
    {
        RequestId = Sponsor,
        SponsorId = Sponsor,
        Sponsor = new Sponsor { DisplayName = "Benchmark" },
    });

    /// <summary>Registers the study of this number, once.</summary>
    public async Task<Study> RegisterAsync(int number) => await Studies.RegisterStudyAsync(new RegisterStudyRequest
    {
        RequestId = number.ToString(CultureInfo.InvariantCulture),
        Sponsor = $"sponsors/{Sponsor}",
        Draft = Drafts.Numbered(number),
    });

    public async Task<Plan> PreviewAsync(int number) =>
        (await Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = Drafts.Numbered(number) })).Plan;

    /// <summary>Every site accepts all patients it is asked for, one after the other, and the sponsor accepts the offer.</summary>
    /// <returns>How long each call took.</returns>
    /// <exception cref="InvalidOperationException">The study was not placed.</exception>
    public async Task<IReadOnlyList<TimeSpan>> PlaceAsync(Study study)
    {
        var latencies = new List<TimeSpan>();
        foreach (var request in study.Requests)
        {
            await TimedAsync(async () => await Requests.AcceptRequestAsync(new AcceptRequestRequest
            {
                RequestId = $"{study.Name}/{request.Trust}",
                Study = study.Name,
                Trust = request.Trust,
                Patients = request.AskedPatients,
                Investigator = Investigator,
            }));
        }

        var placed = await TimedAsync(async () => await Studies.AcceptOfferAsync(new AcceptOfferRequest { RequestId = $"{study.Name}/offer", Name = study.Name }));
        return placed.State == Study.Types.State.Placed
            ? latencies
            : throw new InvalidOperationException($"{study.Name} was expected to be placed; it is {placed.State}");

        async Task<Study> TimedAsync(Func<Task<Study>> call)
        {
            var started = Stopwatch.GetTimestamp();
            var reply = await call();
            latencies.Add(Stopwatch.GetElapsedTime(started));
            return reply;
        }
    }

    /// <summary>What a study holds at a trust.</summary>
    public async Task<Reservation> ReservationAsync(string study, string trust)
    {
        var request = new ListReservationsRequest { Name = trust, PageSize = 1_000 };
        var reply = await new CapacityService.CapacityServiceClient(Invoker).ListReservationsAsync(request);
        return reply.Reservations.Single(reservation => reservation.Study == study);
    }

    public void Dispose() => _channel.Dispose();
}
