using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Api.Access.Limits;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Health;
using TrialMatch.Api.Load;
using TrialMatch.Api.Rest;
using TrialMatch.Api.Rest.OpenApi;
using TrialMatch.Api.Services;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;

namespace TrialMatch.Api;

/// <summary>Adds the services, over gRPC and as REST, reflection and health to a web application.</summary>
public static class ApiRegistration
{
    /// <param name="identity">Whose tokens are accepted.</param>
    /// <param name="limits">What callers may ask for; null for the defaults.</param>
    /// <exception cref="IOException">The server's own key cannot be read or made; the message says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range; the message names it.</exception>
    /// <returns>The checks of health, for what else the host has.</returns>
    public static IHealthChecksBuilder AddTrialMatchApi(this IServiceCollection services, IdentityOptions identity, LimitOptions? limits = null)
    {
        limits ??= new LimitOptions();
        limits.ThrowIfOutOfRange();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = limits.RequestKilobytes * 1024;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<EtagHeader>();
            grpc.Interceptors.Add<EventStreams>();
            grpc.Interceptors.Add<CallScope>();
            grpc.Interceptors.Add<CallTallyInterceptor>();
            grpc.Interceptors.Add<FailureInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
            grpc.Interceptors.Add<StreamLimit>();
            grpc.Interceptors.Add<PreviewLimit>();
            grpc.Interceptors.Add<CallLimit>();
            grpc.Interceptors.Add<LostCalls>();
        }).AddJsonTranscoding(rest =>
        {
            rest.TypeRegistry = RestErrors.Details;
            rest.JsonSettings.WriteInt64sAsStrings = true;
        });
        services.AddTrialMatchIdentity(identity);
        services.AddSingleton<Ownership>();
        services.AddSingleton<LostCalls>();
        services.AddSingleton(new RefusalPace(TimeProvider.System));
        services.AddSingleton<AccessInterceptor>();
        services.AddSingleton<ReadAudit>();
        services.AddSingleton(limits);
        services.AddSingleton<CallRate>();
        services.AddSingleton<StreamLimit>();
        services.AddSingleton<PreviewLimit>();
        services.AddSingleton<CallLimit>();
        services.AddSingleton<CalculationQueue>();
        services.AddSingleton<StudyCommands>();
        services.AddSingleton<PipelineReader>();
        services.AddSingleton<StudiesToReplan>();
        services.AddSingleton<CapacityChangeAssessment>();
        services.AddSingleton<PeriodFactsReader>();
        services.AddSingleton<BoardPackReader>();
        services.AddSingleton<ObstacleReader>();
        services.AddSingleton<PublicWindow>();
        services.AddSingleton<KnownResources>();
        services.AddSingleton<HistoryVerification>();
        services.AddSingleton<StudyGrpcService>();
        services.AddSingleton<FeedStream>();
        services.AddGrpcReflection();
        services.AddSingleton<CallTally>();
        services.AddGrpcHealthChecks();
        services.Configure<KestrelServerOptions>(MetadataLimit.Read);
        return services.AddTrialMatchHealth(isForThisMachineAlone: identity.LocalFolder is not null).AddCheck<CallHealthCheck>("calls");
    }

    /// <summary>Health alone, for a process that answers no calls.</summary>
    /// <param name="isForThisMachineAlone">Requests that name another host are refused.</param>
    /// <returns>The checks, for what else the host has.</returns>
    public static IHealthChecksBuilder AddTrialMatchHealth(this IServiceCollection services, bool isForThisMachineAlone)
    {
        // A web page that resolves its own name to 127.0.0.1 is not to get in.
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = isForThisMachineAlone ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);
        return services.AddHealthChecks().AddCheck<StoreHealthCheck>("store").AddCheck<ClockHealthCheck>("clock");
    }

    /// <summary>What only a process with grains can tell of them.</summary>
    public static IHealthChecksBuilder AddTrusts(this IHealthChecksBuilder checks) => checks.AddCheck<TrustHealthCheck>("trusts");

    /// <summary>The same for a process that only calls grains.</summary>
    public static IHealthChecksBuilder AddTrustsOfOthers(this IHealthChecksBuilder checks) => checks.AddCheck<AskedTrustHealthCheck>("trusts");

    /// <param name="isRestOverTlsAlone">Whether REST is refused on connections without TLS: tokens are not to travel in the clear where there is a certificate.</param>
    public static void MapTrialMatchApi(this WebApplication app, bool isRestOverTlsAlone)
    {
        app.MapTrialMatchHealth();
        app.UseRestErrors(isRestOverTlsAlone);
        app.UseMetadataLimit();
        app.UseRequestCheck(app.Services.GetRequiredService<LimitOptions>());
        app.MapGrpcService<StudyGrpcService>();
        app.MapGrpcService<InquiryGrpcService>();
        app.MapGrpcService<RequestGrpcService>();
        app.MapGrpcService<SponsorGrpcService>();
        app.MapGrpcService<NetworkGrpcService>();
        app.MapGrpcService<CapacityGrpcService>();
        app.MapGrpcService<IndicatorGrpcService>();
        app.MapGrpcService<ObstacleGrpcService>();
        app.MapGrpcService<PublicWindowGrpcService>();
        app.MapGrpcService<RegistryGrpcService>();
        app.MapGrpcService<PlanningGrpcService>();
        app.MapOpenApi();
        app.MapGrpcReflectionService();
        app.MapGrpcHealthChecksService();
    }

    /// <summary>"/health" says whether it is worth while to send calls here, "/alive" only that the process is there and answers.</summary>
    public static void MapTrialMatchHealth(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseHostFiltering();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthPage.WriteAsync });
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthPage.WriteAsync });
    }
}
