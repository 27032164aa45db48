using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints free capacity at a trust as a matrix of pools and months.</summary>
internal static class CapacityText
{
    // Pools of patients have small figures and long names; a table shared with staff pools would be hard to read.
    private const string EligiblePatients = "eligible-patients.";

    public static void Write(Terminal terminal, GetTrustCapacityResponse capacity)
    {
        terminal.Line($"{capacity.Name}, ledger version {Figures.Whole(capacity.Version)}: what is free, by month; the unit is in the pool's name");
        foreach (var isPatients in new[] { false, true })
        {
            WritePools(terminal, isPatients ? "Eligible patients" : "Pool", [.. capacity.Pools.Where(pool => IsPatients(pool) == isPatients)]);
        }

        WriteLegend(terminal, [.. capacity.Pools.SelectMany(pool => pool.Months)]);
    }

    private static void WritePools(Terminal terminal, string header, Pool[] pools)
    {
        if (pools.Length == 0)
        {
            return;
        }

        terminal.Line();
        var table = new TextTable().Short(header).InBands(repeatedColumns: 1);
        foreach (var month in pools[0].Months)
        {
            table.Number(Figures.MonthInWords(month.Month));
        }

        foreach (var pool in pools)
        {
            table.Row(pool.Months.Select(Cell).Prepend(NameOf(pool)));
        }

        terminal.Table(table);
    }

    private static void WriteLegend(Terminal terminal, IReadOnlyCollection<PoolMonth> months)
    {
        terminal.Line();
        if (months.Any(IsTaken))
        {
            terminal.Line("120/160: of 160 declared, studies hold or were promised 40, here or elsewhere");
        }

        if (months.Any(month => month.KeptForWaiting > 0))
        {
            terminal.Line("Some of what is free is kept for studies that have waited long: see --by-month");
        }

        if (months.Any(month => month.KeptForResearch > 0))
        {
            terminal.Line("Some of what is free is kept for the trust's own research: see --by-month");
        }

        if (months.Any(month => month.PlanningDefault))
        {
            terminal.Line("* in some months or all, planning defaults: guesses that the trust has not replaced by its own; --by-month tells which");
        }
    }

    private static bool IsPatients(Pool pool) => pool.PoolId.StartsWith(EligiblePatients, StringComparison.Ordinal);

    private static string NameOf(Pool pool) =>
        (IsPatients(pool) ? pool.PoolId[EligiblePatients.Length..] : pool.PoolId) + (pool.Months.Any(month => month.PlanningDefault) ? " *" : string.Empty);

    private static string Cell(PoolMonth month) =>
        IsTaken(month) ? $"{Figures.Whole(month.Free)}/{Figures.Whole(month.Declared)}" : Figures.Whole(month.Free);

    private static bool IsTaken(PoolMonth month) => month.Free != month.Declared;
}
