using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Health;
using TrialMatch.Api.Load;
using TrialMatch.Api.Services;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;

namespace TrialMatch.Api;

/// <summary>Adds the gRPC services, reflection and health to a web application.</summary>
public static class ApiRegistration
{
    /// <summary>The maximum size of a request, in bytes; a registry record has up to 840 KB.</summary>
    public const int MaxRequestBytes = 4 * 1024 * 1024;

    /// <param name="load">Limits on concurrent work; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    public static IServiceCollection AddTrialMatchApi(this IServiceCollection services, LoadOptions? load = null)
    {
        load ??= new LoadOptions();
        load.ThrowIfOutOfRange();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxRequestBytes;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<CallTallyInterceptor>();
            grpc.Interceptors.Add<FailureInterceptor>();
            grpc.Interceptors.Add<CallLimit>();
        });
        services.AddSingleton(load);
        services.AddSingleton<CallLimit>();
        services.AddSingleton<CalculationQueue>();
        services.AddSingleton<StudyCommands>();
        services.AddSingleton<KnownResources>();
        services.AddSingleton<StudyGrpcService>();
        services.AddSingleton<FeedStream>();
        services.AddGrpcReflection();
        services.AddSingleton<CallTally>();
        services.AddGrpcHealthChecks()
            .AddCheck<StoreHealthCheck>("store")
            .AddCheck<CallHealthCheck>("calls")
            .AddCheck<ClockHealthCheck>("clock")
            .AddCheck<TrustHealthCheck>("trusts");
        services.Configure<KestrelServerOptions>(MetadataLimit.Read);
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        return services;
    }

    public static void MapTrialMatchApi(this WebApplication app)
    {
        app.UseMetadataLimit();
        app.UseHostFiltering();
        app.MapGrpcService<StudyGrpcService>();
        app.MapGrpcService<RequestGrpcService>();
        app.MapGrpcService<SponsorGrpcService>();
        app.MapGrpcService<NetworkGrpcService>();
        app.MapGrpcService<CapacityGrpcService>();
        app.MapGrpcService<RegistryGrpcService>();
        app.MapGrpcService<PlanningGrpcService>();
        app.MapGrpcReflectionService();
        app.MapGrpcHealthChecksService();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthPage.WriteAsync });
    }
}
