using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints capacity: a line for each kind and month, and how often nothing was free.</summary>
internal static class CapacityIndicatorsText
{
    public static void Write(Terminal terminal, GetCapacityIndicatorsResponse reply)
    {
        terminal.Heading($"Capacity of {reply.Parent}");
        var table = new TextTable()
            .Short("Kind").Short("Month").Number("Declared").Number("Committed").Number("Held").Number("Own research").Number("Elsewhere").Number("Free").Number("Pipeline").Number("Full pools")
            .InBands(repeatedColumns: 2);
        foreach (var (pool, month) in reply.Pools.SelectMany(pool => pool.Months, (pool, month) => (pool, month)))
        {
            table.Row(
                pool.PoolId,
                Figures.Month(month.Month),
                Figures.Whole(month.Declared) + (month.PlanningDefaultPools > 0 ? " *" : string.Empty),
                Figures.Whole(month.Committed),
                Figures.Whole(month.Held),
                Figures.Whole(month.OwnResearch),
                Figures.Whole(month.RunningElsewhere),
                Figures.Whole(month.Free),
                Figures.Units(month.Pipeline),
                $"{Figures.Whole(month.FullPools)}/{Figures.Whole(month.Pools)}");
        }

        terminal.Table(table);
        foreach (var pool in reply.Pools)
        {
            terminal.Line($"{pool.PoolId}: nothing free in {Figures.Whole(pool.FullPoolMonths)} of {Figures.Whole(pool.PoolMonths)} months, counted for each pool of each trust");
        }

        if (reply.Pools.SelectMany(pool => pool.Months).Any(month => month.PlanningDefaultPools > 0))
        {
            terminal.Line("* with planning defaults: guesses that a trust has not replaced by its own");
        }

        foreach (var trust in reply.Unreachable)
        {
            terminal.Line($"Without {trust}, whose stored state cannot be read.");
        }
    }
}
