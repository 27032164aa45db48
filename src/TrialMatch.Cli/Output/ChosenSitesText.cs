using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>
/// Prints the chosen sites with their main figures, most important column first: if a line has no room for all columns, the last ones go
/// below.
/// </summary>
internal static class ChosenSitesText
{
    public static void Write(Terminal terminal, IEnumerable<SiteDecision> sites)
    {
        var chosen = sites.Where(Reasons.IsChosen).ToList();
        if (chosen.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Chosen sites ({Figures.Whole(chosen.Count)})");
        var table = new TextTable().Column("Site").Number("Expected (80 %)").Number("At most").Short("From").Short("Region").InBands(repeatedColumns: 1);
        foreach (var site in chosen)
        {
            table.Row(DefaultMark.NameOf(site), Figures.Expected(site.Patients), Figures.Whole(site.Cap), Figures.Month(site.StartMonth), site.Region);
        }

        terminal.Table(table);
    }
}
