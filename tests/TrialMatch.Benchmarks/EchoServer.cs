using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>
/// The least that a gRPC server can do: send back what came, the measure of the machine; and send a plan that is ready made, the part of a
/// preview that is the call itself.
/// </summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<EchoServer> StartAsync(PreviewPlacementResponse plan)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(plan);
        var app = builder.Build();
        app.MapGrpcService<Echo>();
        app.MapGrpcService<PlanEcho>();
        await app.StartAsync();
        return new EchoServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class Echo : SponsorService.SponsorServiceBase
    {
        public override Task<Sponsor> RegisterSponsor(RegisterSponsorRequest request, ServerCallContext context) =>
            Task.FromResult(request.Sponsor);
    }

    private sealed class PlanEcho(PreviewPlacementResponse plan) : StudyService.StudyServiceBase
    {
        public override Task<PreviewPlacementResponse> PreviewPlacement(PreviewPlacementRequest request, ServerCallContext context) =>
            Task.FromResult(plan);
    }
}
