namespace TrialMatch.Host.Telemetry;

/// <summary>Which telemetry is exported; none by default, and then nothing is measured for it.</summary>
public sealed record TelemetryOptions
{
    /// <summary>The address that traces, metrics and logs are sent to by OTLP over gRPC, such as http://127.0.0.1:4317; null for none.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Whether metrics for Prometheus are served at /metrics on the health port.</summary>
    public bool ServesMetrics { get; init; }
}
