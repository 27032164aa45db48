using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Health;

/// <summary>Checks whether every trust that this process has used so far could be read.</summary>
internal sealed class TrustHealthCheck(UnreadableTrusts unreadable) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(ResultOf(unreadable.All));

    public static HealthCheckResult ResultOf(IReadOnlyCollection<TrustId> unreadable) => unreadable.Count == 0
        ? HealthCheckResult.Healthy()
        : HealthCheckResult.Degraded($"the stored state of {string.Join(", ", unreadable)} cannot be read; plans leave it out until it is restored");
}
