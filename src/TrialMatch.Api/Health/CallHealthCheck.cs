using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrialMatch.Api.Health;

/// <summary>Whether calls succeed, so far as that is up to us.</summary>
internal sealed class CallHealthCheck(CallTally tally) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(tally.IsFailing
            ? HealthCheckResult.Unhealthy("most calls fail by a fault of the service; its log has the failures")
            : HealthCheckResult.Healthy());
}
