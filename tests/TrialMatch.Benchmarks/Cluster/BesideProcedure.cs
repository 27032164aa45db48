using System.Globalization;
using TrialMatch.Benchmarks.Cluster.Procedure;

namespace TrialMatch.Benchmarks.Cluster;

/// <summary>The embedded service beside a PostgreSQL procedure that only checks capacity and writes the rows, behind the same gRPC calls.</summary>
internal static class BesideProcedure
{
    private const string Same = "each a process, in turns; the procedure holds what the service planned, declares enough, and makes no plan";

    public static async Task<IReadOnlyList<ClusterRow>> MeasureAsync(ClusterSetting setting)
    {
        await using var server = await setting.StartEmbeddedAsync();
        using var own = new StudyCaller(server.GrpcAddress);
        await own.RegisterSponsorAsync();
        var templates = await ProcedureTemplate.RecordAsync(own);
        await using var procedure = await ProcedureProcess.StartAsync(setting.Folder, await setting.CreateDatabaseAsync(), templates);
        using var beside = new StudyCaller(procedure.Address);
        await Placing.WarmUpAsync(own);
        await Placing.WarmUpAsync(beside);
        var registrations = await RegistrationsAsync(setting.Scale, own, beside, templates);
        return [registrations, await AnswersAsync(setting.Scale, own, beside)];
    }

    private static async Task<ClusterRow> RegistrationsAsync(ClusterScale scale, StudyCaller own, StudyCaller beside, ProcedureTemplate[] templates)
    {
        // The first numbers are those of the templates.
        Load ownLoad = new("service", number => own.RegisterAsync(Drafts.KindCount + number));
        Load besideLoad = new("procedure", number => beside.RegisterAsync(Drafts.KindCount + number));
        await besideLoad.RunAsync(scale.WarmUpSeconds);
        await ownLoad.RunAsync(scale.WarmUpSeconds);
        var compared = await Comparison.OfThroughputAsync(scale, () => ownLoad.RunAsync(scale.Seconds), () => besideLoad.RunAsync(scale.Seconds));
        return new ClusterRow(
            "durable registrations, embedded, beside one PostgreSQL procedure",
            PerSecond(compared.OwnMedian),
            PerSecond(compared.BesideMedian),
            compared.Ratio,
            ClusterGoal.AtLeast(0.5, "0.5 ×"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Load.Callers} callers, {scale.Rounds} × {scale.Seconds} s, {Same}; it locks and updates {templates.Average(each => each.Amounts.Length):0} rows of capacity at {templates.Average(each => each.Sites.Length):0.0} sites a study; {compared.Spread}"));
    }

    private static async Task<ClusterRow> AnswersAsync(ClusterScale scale, StudyCaller own, StudyCaller beside)
    {
        // Numbers that no load has come to.
        var next = int.MaxValue / 2;
        await TurnAsync(own);
        await TurnAsync(beside);
        var compared = await Comparison.OfThroughputAsync(scale, () => TurnAsync(own), () => TurnAsync(beside));
        return new ClusterRow(
            "durable answers and commits, embedded, beside the same kind of procedure",
            PerSecond(compared.OwnMedian),
            PerSecond(compared.BesideMedian),
            compared.Ratio,
            ClusterGoal.AtLeast(1, "1 ×"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Load.Callers} callers, {scale.Rounds} × {scale.StudiesATurn:N0} studies, every site accepts all and the sponsor accepts the offer; calls a second, registration apart; {Same}; {compared.Spread}"));

        async Task<Stretch> TurnAsync(StudyCaller caller)
        {
            next += scale.StudiesATurn;
            return await Placing.PlaceAsync(caller, await Placing.RegisterAsync(caller, Enumerable.Range(next, scale.StudiesATurn)));
        }
    }

    private static string PerSecond(double figure) => string.Create(CultureInfo.InvariantCulture, $"{figure:N0} /s");
}
