using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Api.Health;

/// <summary>Checks whether every trust used so far could be read.</summary>
internal sealed class TrustHealthCheck(UnreadableTrusts unreadable) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(unreadable.All is { Count: > 0 } trusts
            ? HealthCheckResult.Degraded($"the stored state of {string.Join(", ", trusts)} cannot be read; plans leave it out until it is restored")
            : HealthCheckResult.Healthy());
}
