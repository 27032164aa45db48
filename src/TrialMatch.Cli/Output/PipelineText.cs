using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a trust's pipeline: for each pool the month that is likeliest to be overloaded, or each month that an inquiry asks for.</summary>
internal static class PipelineText
{
    public static void Write(Terminal terminal, TrustPipeline pipeline, bool isByMonth)
    {
        terminal.Heading($"{pipeline.Name}: {Figures.Whole(pipeline.OpenInquiries)} open {(pipeline.OpenInquiries == 1 ? "inquiry" : "inquiries")} would be placed here; nothing is held for {(pipeline.OpenInquiries == 1 ? "it" : "them")}");
        terminal.Line($"Each becomes a placement with probability {Figures.Probability(pipeline.ConversionProbability)}: {Source(pipeline)}. Through TrialMatch only.");
        var rows = pipeline.Pools.SelectMany(pool => RowsOf(pool, isByMonth)).ToList();
        if (rows.Count == 0)
        {
            terminal.Line("No open inquiry asks for anything here in these months.");
            return;
        }

        terminal.Line();
        var table = new TextTable().Short("Pool").Short("Month").Number("Declared").Number("Committed").Number("Elsewhere").Number("Held").Number("Pipeline").Number("P(overload)").InBands(repeatedColumns: 2);
        foreach (var (pool, month, asked) in rows)
        {
            table.Row(
                pool,
                Figures.Month(month.Month),
                Figures.Whole(month.Declared) + (month.PlanningDefault ? " *" : string.Empty),
                Figures.Whole(month.Committed),
                Figures.Whole(month.Elsewhere),
                Figures.Whole(month.Held),
                Figures.Units(asked.Expected),
                Figures.Probability(asked.OverloadProbability));
        }

        terminal.Table(table);
        terminal.Line(isByMonth ? "Pipeline: the mean, each inquiry weighed by its probability." : "For each pool the month most likely to be overloaded; --by-month for all. Pipeline: the mean, each inquiry weighed by its probability.");
        if (rows.Exists(row => row.Month.PlanningDefault))
        {
            terminal.Line("* declared amounts are planning defaults: guesses that the trust has not replaced by its own");
        }
    }

    private static string Source(TrustPipeline pipeline) => pipeline.PlanningDefault
        ? "a planning default, a guess, as no inquiry has ended yet"
        : $"{Figures.Whole(pipeline.PlacedInquiries)} of {Figures.Whole(pipeline.EndedInquiries)} that ended were placed, beside a planning default that weighs as much as 8";

    private static List<(string Pool, PoolMonth Month, PipelineMonth Asked)> RowsOf(PipelinePool pool, bool isByMonth)
    {
        var asked = pool.Pool.Months.Zip(pool.Months, (month, ask) => (Pool: pool.Pool.PoolId, Month: month, Asked: ask)).Where(row => row.Asked.Expected > 0).ToList();
        return isByMonth || asked.Count == 0 ? asked : [asked.MaxBy(row => (row.Asked.OverloadProbability, row.Asked.Expected))];
    }
}
