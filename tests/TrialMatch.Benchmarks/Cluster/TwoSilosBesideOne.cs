using System.Globalization;
using TrialMatch.Service.Tests.Postgres;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>How much throughput a second silo on the same cores costs: what calls between silos take.</summary>
internal static class TwoSilosBesideOne
{
    public static async Task<IReadOnlyList<ClusterRow>> MeasureAsync(ClusterSetting setting)
    {
        await using var two = await SmallCluster.StartAsync(setting, silos: 2);
        await using var one = await SmallCluster.StartAsync(setting, silos: 1);
        using var own = new StudyCaller(two.GrpcAddress);
        using var beside = new StudyCaller(one.GrpcAddress);
        var compared = await PostgresBesideEmbedded.RegistrationsAsync(setting.Scale, own, beside);
        return
        [
            new ClusterRow(
                "durable registrations, two silos beside one on the same cores",
                string.Create(CultureInfo.InvariantCulture, $"{compared.OwnMedian:N0} /s"),
                string.Create(CultureInfo.InvariantCulture, $"{compared.BesideMedian:N0} /s"),
                compared.Ratio,
                ClusterGoal.AtLeast(0.9, "0.9 ×"),
                string.Create(CultureInfo.InvariantCulture, $"{Load.Callers} callers at a gateway, {setting.Scale.Rounds} × {setting.Scale.Seconds} s, each cluster with a database of its own, in turns; {compared.Spread}")),
        ];
    }

    /// <summary>Silos and one gateway, on a database of their own.</summary>
    private sealed class SmallCluster(ServerProcess gateway, IReadOnlyList<ServerProcess> silos) : IAsyncDisposable
    {
        public Uri GrpcAddress => gateway.GrpcAddress;

        public static async Task<SmallCluster> StartAsync(ClusterSetting setting, int silos)
        {
            var settings = await setting.MigratedAsync();
            var started = new List<ServerProcess>();
            for (var silo = 0; silo < silos; silo++)
            {
                started.Add(await setting.StartAsync(settings.InRole("silo")));
            }

            return new SmallCluster(await setting.StartAsync(settings.InRole("gateway")), started);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var process in silos.Prepend(gateway))
            {
                await process.DisposeAsync();
            }
        }
    }
}
