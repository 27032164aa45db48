using Microsoft.Extensions.Diagnostics.HealthChecks;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Api.Health;

/// <summary>Asks every trust whether it could be read, for a process that has none of them. One that does not answer is for other checks to tell.</summary>
internal sealed class AskedTrustHealthCheck(NetworkSeed network, IGrainFactory grains) : IHealthCheck
{
    // A choice: below what those who probe mostly wait.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pulses = await Task.WhenAll(network.Trusts.Select(trust => grains.GetGrain<ITrustGrain>(trust.Id.Value).GetPulseAsync()))
                .WaitAsync(LongestWait, cancellationToken);
            return TrustHealthCheck.ResultOf([.. network.Trusts.Zip(pulses).Where(asked => asked.Second.IsUnreadable).Select(asked => asked.First.Id)]);
        }
        catch (Exception failure) when (failure.IsTransient())
        {
            return HealthCheckResult.Healthy();
        }
    }
}
