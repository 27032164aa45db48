using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrialMatch.Api.Health;

/// <summary>Checks whether calls succeed, not counting errors that their callers caused.</summary>
internal sealed class CallHealthCheck(CallTally tally) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(tally.IsFailing
            ? HealthCheckResult.Unhealthy("most calls fail because of a fault in the service; its log has the details")
            : HealthCheckResult.Healthy());
}
