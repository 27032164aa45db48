using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TrialMatch.Grains;
using TrialMatch.Storage;

namespace TrialMatch.Host.Telemetry;

/// <summary>
/// Exports telemetry with OpenTelemetry: a trace of each call through gRPC, grains and store, metrics, and logs that carry their trace
/// id.
/// </summary>
internal static class TelemetryRegistration
{
    public const string MetricsPath = "/metrics";

    private const string ServiceName = "trialmatch";
    private const string OrleansName = "Microsoft.Orleans";
    private const string OrleansCalls = "Microsoft.Orleans.Application";
    private const string PostgresName = "Npgsql";

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (options is { OtlpEndpoint: null, ServesMetrics: false })
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: typeof(TelemetryRegistration).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => AddMetrics(metrics, options));
        if (options.OtlpEndpoint is { } endpoint)
        {
            telemetry.WithTracing(AddTraces).WithLogging(_ => { }, logs => logs.IncludeScopes = true);
            telemetry.UseOtlpExporter(OpenTelemetry.Exporter.OtlpExportProtocol.Grpc, endpoint);
        }
    }

    public static void MapTelemetry(this WebApplication app, TelemetryOptions options)
    {
        if (options.ServesMetrics)
        {
            app.MapPrometheusScrapingEndpoint(MetricsPath);
        }
    }

    private static void AddMetrics(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics.AddMeter(GrainsRegistration.MeterName, StorageInstruments.MeterName, OrleansName, PostgresName);
        metrics.AddAspNetCoreInstrumentation();
        metrics.AddRuntimeInstrumentation();
        if (options.ServesMetrics)
        {
            metrics.AddPrometheusExporter();
        }
    }

    private static void AddTraces(TracerProviderBuilder traces)
    {
        traces.AddSource(OrleansCalls, StorageInstruments.MeterName, PostgresName);
        traces.AddAspNetCoreInstrumentation();
    }
}
