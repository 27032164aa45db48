namespace TrialMatch.Host.Telemetry;

/// <summary>Who watches the server from outside. By default nobody, and nothing is measured for it.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Where traces, metrics and logs are sent by OTLP over gRPC, such as http://127.0.0.1:4317; null: nowhere.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Whether Prometheus may fetch metrics from /metrics on the port of health.</summary>
    public bool ServesMetrics { get; init; }
}
