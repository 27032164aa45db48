using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Grains.Abstractions.Time;

namespace TrialMatch.Api.Health;

/// <summary>Whether the machine's clock was set back while the server ran: it goes on serving, but what is dated now is dated too early.</summary>
internal sealed class ClockHealthCheck(MonotonicTime time) : IHealthCheck
{
    /// <summary>Clocks are corrected by seconds all the time.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var behind = time.ClockIsBehind;
        return Task.FromResult(behind <= Tolerated
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"the clock was set back by {behind.TotalMinutes:F0} minutes while the server ran; where it is right now, restart the server")));
    }
}
