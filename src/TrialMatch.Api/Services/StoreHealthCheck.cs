using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Api.Services;

/// <summary>Whether the registry answers.</summary>
internal sealed class StoreHealthCheck(IStudyRegistry registry, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await registry.ListDueAsync(clock.GetUtcNow(), limit: 1, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
