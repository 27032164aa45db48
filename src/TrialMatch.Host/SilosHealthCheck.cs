using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Host;

/// <summary>Checks that a call from this gateway reaches a silo and returns.</summary>
internal sealed class SilosHealthCheck(IGrainFactory grains) : IHealthCheck
{
    // A choice: below what those who probe mostly wait.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken).WaitAsync(LongestProbe, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure.IsTransient())
        {
            return HealthCheckResult.Unhealthy("no silo answers");
        }
    }
}
