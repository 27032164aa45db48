using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a trust's capacity with one line per pool and month.</summary>
internal static class CapacityByMonthText
{
    public static void Write(Terminal terminal, GetTrustCapacityResponse capacity)
    {
        terminal.Line($"{capacity.Name}, ledger version {Figures.Whole(capacity.Version)}; the unit is in the pool's name");
        var table = new TextTable().Short("Pool").Column("Areas").Short("Month").Number("Declared").Number("Held").Number("Committed").Number("Elsewhere").Number("Free").Number("Kept").Number("Research").Number("Used");
        foreach (var pool in capacity.Pools)
        {
            WritePool(table, pool);
        }

        terminal.Table(table);
        if (capacity.Pools.Any(pool => pool.Months.Any(month => month.Elsewhere > 0)))
        {
            terminal.Line("Elsewhere: promised outside TrialMatch; `commitments list` tells to what");
        }

        if (capacity.Pools.Any(pool => pool.Months.Any(month => month.KeptForWaiting > 0)))
        {
            terminal.Line("Kept: of what is free, for studies that have waited long");
        }

        if (capacity.Pools.Any(pool => pool.Months.Any(month => month.KeptForResearch > 0)))
        {
            terminal.Line("Research: of what is free, for the trust's own research; no study gets it");
        }

        if (capacity.Pools.Any(pool => pool.PlanningDefault))
        {
            terminal.Line("* declared amounts are planning defaults: guesses that the trust has not replaced by its own");
        }
    }

    private static void WritePool(TextTable table, Pool pool)
    {
        var areas = pool.Areas.Count == 0 ? "all" : string.Join(", ", pool.Areas.Select(area => EnumNames.InWords(area)));
        foreach (var month in pool.Months)
        {
            table.Row(
                pool.PoolId,
                areas,
                Figures.Month(month.Month),
                Figures.Whole(month.Declared) + (month.PlanningDefault ? " *" : string.Empty),
                Figures.Whole(month.Held),
                Figures.Whole(month.Committed),
                Figures.Whole(month.Elsewhere),
                Figures.Whole(month.Free),
                Figures.Whole(month.KeptForWaiting),
                Figures.Whole(month.KeptForResearch),
                Figures.Format($"{month.ReservedPercent} %"));
        }
    }
}
