using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The trusts: who they are and what they can do.</summary>
internal static class TrustsText
{
    public static void Write(Terminal terminal, IReadOnlyCollection<Trust> trusts)
    {
        var table = new TextTable().Short("Trust").Column("Name").Short("Organisation").Short("Region").Column("City")
            .Number("Catchment").Column("Areas").Column("Capabilities").Number("Start-up months");
        foreach (var trust in trusts)
        {
            table.Row(
                trust.Name,
                trust.DisplayName,
                trust.OrganisationNumber,
                trust.Region,
                trust.City,
                trust.CatchmentPopulation == 0 ? Figures.None : Figures.Whole(trust.CatchmentPopulation),
                Words(trust.Areas),
                Words(trust.Capabilities),
                Figures.Whole(trust.StartUpMonths) + (trust.PlanningDefault ? " *" : string.Empty));
        }

        terminal.Table(table);
        if (trusts.Any(trust => trust.PlanningDefault))
        {
            terminal.Line("* areas, capabilities and start-up are planning defaults: guesses that the trust has not replaced by its own");
        }
    }

    private static string Words<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        string.Join(", ", values.Select(value => EnumNames.InWords(value)));
}
