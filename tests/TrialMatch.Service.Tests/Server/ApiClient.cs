using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Server;

/// <summary>A caller of the service, over the network as any other.</summary>
internal sealed class ApiClient : IDisposable
{
    private const int LargestMessageBytes = 64 * 1024 * 1024;

    private readonly GrpcChannel _channel;

    /// <param name="token">Says who calls; null for one who may do everything.</param>
    public ApiClient(Uri address, string? token = null)
    {
        Address = address;
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            // The server's limits are what is tested, not the client's.
            MaxSendMessageSize = LargestMessageBytes,
            MaxReceiveMessageSize = LargestMessageBytes,
        });
        Invoker = _channel.LogIn(token);
        Studies = new StudyService.StudyServiceClient(Invoker);
        Inquiries = new InquiryService.InquiryServiceClient(Invoker);
        Sponsors = new SponsorService.SponsorServiceClient(Invoker);
        Network = new NetworkService.NetworkServiceClient(Invoker);
        Capacity = new CapacityService.CapacityServiceClient(Invoker);
        Indicators = new IndicatorService.IndicatorServiceClient(Invoker);
        Obstacles = new ObstacleService.ObstacleServiceClient(Invoker);
        PublicWindow = new PublicWindowService.PublicWindowServiceClient(Invoker);
    }

    /// <summary>Every call ends in bounded time: a server that hangs fails its test.</summary>
    public static CallOptions Options => new(deadline: DateTime.UtcNow.AddSeconds(30));

    public Uri Address { get; }

    public CallInvoker Invoker { get; }

    public StudyService.StudyServiceClient Studies { get; }

    public InquiryService.InquiryServiceClient Inquiries { get; }

    public SponsorService.SponsorServiceClient Sponsors { get; }

    public NetworkService.NetworkServiceClient Network { get; }

    public CapacityService.CapacityServiceClient Capacity { get; }

    public IndicatorService.IndicatorServiceClient Indicators { get; }

    public ObstacleService.ObstacleServiceClient Obstacles { get; }

    public PublicWindowService.PublicWindowServiceClient PublicWindow { get; }

    public void Dispose() => _channel.Dispose();

    public async Task<Study> RegisterAsync(RegisterStudyRequest request) =>
        await Studies.RegisterStudyAsync(request, Options);

    public async Task<Study> RegisterAsync(string requestId, string sponsor, StudyDraft draft) =>
        await RegisterAsync(new RegisterStudyRequest { RequestId = requestId, Sponsor = sponsor, Draft = draft });

    public async Task<Study> StudyAsync(string name) =>
        await Studies.GetStudyAsync(new GetStudyRequest { Name = name }, Options);

    public async Task<IReadOnlyList<StudyEvent>> EventsAsync(string study) =>
        (await Studies.ListStudyEventsAsync(new ListStudyEventsRequest { Name = study, PageSize = 1_000 }, Options)).Events;

    public async Task<Plan> PreviewAsync(StudyDraft draft) =>
        (await Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = draft }, Options)).Plan;

    /// <summary>Registers a sponsor, or finds it registered.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> SponsorAsync(string id)
    {
        var request = new RegisterSponsorRequest
        {
            RequestId = "sponsor-" + id,
            SponsorId = id,
            Sponsor = new Sponsor { DisplayName = "Sponsor " + id, CountryCode = "NO" },
        };
        return (await Sponsors.RegisterSponsorAsync(request, Options)).Name;
    }

    /// <summary>Every study of a list, page by page.</summary>
    public async Task<IReadOnlyList<StudySummary>> AllStudiesAsync(ListStudiesRequest? filter = null)
    {
        var request = filter?.Clone() ?? new ListStudiesRequest { PageSize = 1_000 };
        var all = new List<StudySummary>();
        do
        {
            var page = await Studies.ListStudiesAsync(request, Options);
            all.AddRange(page.Studies);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    public async Task<IReadOnlyList<Trust>> TrustsAsync() =>
        (await Network.ListTrustsAsync(new ListTrustsRequest(), Options)).Trusts;

    /// <param name="from">Null for the present month.</param>
    public async Task<GetTrustCapacityResponse> CapacityAsync(string trust, DateOnly? from = null, int monthCount = 60) =>
        await Network.GetTrustCapacityAsync(
            new GetTrustCapacityRequest { Name = trust, From = from is { } day ? Drafts.Date(day) : null, MonthCount = monthCount },
            Options);
}
