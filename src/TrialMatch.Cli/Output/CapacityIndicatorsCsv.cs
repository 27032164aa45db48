using System.Globalization;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints capacity as CSV, a line for each kind and month.</summary>
internal static class CapacityIndicatorsCsv
{
    public static void Write(Terminal terminal, GetCapacityIndicatorsResponse reply)
    {
        CsvRow.Write(
            terminal,
            "scope", "kind", "month", "declared", "committed", "held", "own_research", "running_elsewhere", "kept_for_research", "free", "pipeline", "pools", "full_pools", "planning_default_pools");
        foreach (var pool in reply.Pools)
        {
            foreach (var month in pool.Months)
            {
                long[] amounts = [month.Declared, month.Committed, month.Held, month.OwnResearch, month.RunningElsewhere, month.KeptForResearch, month.Free];
                int[] counts = [month.Pools, month.FullPools, month.PlanningDefaultPools];
                CsvRow.Write(
                    terminal,
                    [
                        reply.Parent,
                        pool.PoolId,
                        Figures.Month(month.Month),
                        .. amounts.Select(amount => amount.ToString(CultureInfo.InvariantCulture)),
                        month.Pipeline.ToString(CultureInfo.InvariantCulture),
                        .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture)),
                    ]);
            }
        }
    }
}
