using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Time;

namespace TrialMatch.Api.Health;

/// <summary>
/// Checks whether the machine's clock was set back while the server ran. The service keeps running, but dates new events too early.
/// </summary>
internal sealed class ClockHealthCheck(MonotonicTime time) : IHealthCheck
{
    /// <summary>Corrections of a few seconds are normal.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var behind = time.ClockIsBehind;
        return Task.FromResult(behind <= Tolerated
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"the clock was set back by {behind.TotalMinutes:F0} minutes while the server ran; if it is correct now, restart the server")));
    }
}
