using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using TrialMatch.V1;

namespace TrialMatch.Cli.Server;

/// <summary>A connection to a TrialMatch server, with a deadline on each call.</summary>
/// <param name="token">What says who calls; null for nobody, whom the server refuses.</param>
internal sealed class ServerConnection(Uri address, string? token, TimeSpan timeout, CancellationToken cancellation) : IDisposable
{
    // Enough for a page of a thousand studies, or for the drafts from a registry page of 4 MB.
    private const int MaxReplyBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // A stream may be silent for days: only an answered ping shows that its server is still there.
    private static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(10);

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            KeepAlivePingDelay = PingAfter,
            KeepAlivePingTimeout = PingTimeout,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            // A proxy for the internet cannot reach this machine's own loopback.
            UseProxy = !IsLoopback(address),
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = MaxReplyBytes,
    });

    public StudyService.StudyServiceClient Studies => new(_channel);

    public InquiryService.InquiryServiceClient Inquiries => new(_channel);

    public RequestService.RequestServiceClient Requests => new(_channel);

    public SponsorService.SponsorServiceClient Sponsors => new(_channel);

    public NetworkService.NetworkServiceClient Network => new(_channel);

    public CapacityService.CapacityServiceClient Capacity => new(_channel);

    public IndicatorService.IndicatorServiceClient Indicators => new(_channel);

    public ObstacleService.ObstacleServiceClient Obstacles => new(_channel);

    public PublicWindowService.PublicWindowServiceClient PublicWindow => new(_channel);

    public RegistryService.RegistryServiceClient Registry => new(_channel);

    /// <summary>Returns the options of one call: its deadline from now, and the command's cancellation.</summary>
    public CallOptions OneCall() => new(Headers(), deadline: DateTime.UtcNow + timeout, cancellationToken: cancellation);

    /// <summary>Returns the options of a call that lasts until the command ends.</summary>
    public CallOptions Stream() => new(Headers(), cancellationToken: cancellation);

    public void Dispose() => _channel.Dispose();

    /// <summary>Whether an address is this machine's own.</summary>
    public static bool IsLoopback(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));

    private Metadata Headers() => token is null ? [] : new Metadata { { "authorization", "Bearer " + token } };
}
