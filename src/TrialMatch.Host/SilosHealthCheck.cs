using Microsoft.Extensions.Diagnostics.HealthChecks;

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
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("no silo answers");
        }
    }
}
