using System.Globalization;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>Durable registrations of a server on PostgreSQL beside one on a data folder.</summary>
internal static class PostgresBesideEmbedded
{
    public static async Task<IReadOnlyList<ClusterRow>> MeasureAsync(ClusterSetting setting)
    {
        await using var postgres = await setting.StartAsync(await setting.MigratedAsync());
        await using var embedded = await setting.StartEmbeddedAsync();
        using var own = new StudyCaller(postgres.GrpcAddress);
        using var beside = new StudyCaller(embedded.GrpcAddress);
        var compared = await RegistrationsAsync(setting.Scale, own, beside);
        return
        [
            new ClusterRow(
                "durable registrations, PostgreSQL beside embedded",
                string.Create(CultureInfo.InvariantCulture, $"{compared.OwnMedian:N0} /s"),
                string.Create(CultureInfo.InvariantCulture, $"{compared.BesideMedian:N0} /s"),
                compared.Ratio,
                ClusterGoal.AtLeast(0.3, "0.3 ×"),
                string.Create(CultureInfo.InvariantCulture, $"{Load.Callers} callers, {setting.Scale.Rounds} × {setting.Scale.Seconds} s, each a process, in turns, the database on the same cores; {compared.Spread}")),
        ];
    }

    /// <summary>Registrations a second at two servers, in turns.</summary>
    public static async Task<Comparison> RegistrationsAsync(ClusterScale scale, StudyCaller own, StudyCaller beside)
    {
        await own.RegisterSponsorAsync();
        await beside.RegisterSponsorAsync();
        await Placing.WarmUpAsync(own);
        await Placing.WarmUpAsync(beside);
        Load ownLoad = new("own", own.RegisterAsync);
        Load besideLoad = new("beside", beside.RegisterAsync);
        await besideLoad.RunAsync(scale.WarmUpSeconds);
        await ownLoad.RunAsync(scale.WarmUpSeconds);
        return await Comparison.OfThroughputAsync(scale, () => ownLoad.RunAsync(scale.Seconds), () => besideLoad.RunAsync(scale.Seconds));
    }
}
