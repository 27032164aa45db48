using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Api.Health;

/// <summary>Checks whether writes become durable, by making one.</summary>
internal sealed class StoreHealthCheck(IStoreHealth store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await store.ProbeAsync(cancellationToken) is { } trouble
            ? HealthCheckResult.Unhealthy($"nothing can be stored: {trouble}")
            : HealthCheckResult.Healthy();
}
