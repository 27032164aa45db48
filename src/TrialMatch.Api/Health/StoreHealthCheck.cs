using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Api.Health;

/// <summary>Whether what is acknowledged can be stored: tried with a durable write, not only by reading.</summary>
internal sealed class StoreHealthCheck(IStoreHealth store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await store.ProbeAsync(cancellationToken) is { } trouble
            ? HealthCheckResult.Unhealthy($"nothing can be stored: {trouble}")
            : HealthCheckResult.Healthy();
}
