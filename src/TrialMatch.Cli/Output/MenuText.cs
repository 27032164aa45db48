using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the plans that a sponsor may choose from, and the sites to ask next.</summary>
internal static class MenuText
{
    /// <param name="inFull">Whether to print intervals, and each plan's sites by name.</param>
    public static void Write(Terminal terminal, PreviewPlacementResponse preview, bool inFull)
    {
        if (preview.Menu.Count == 0)
        {
            return;
        }

        var names = preview.Plan.Sites.ToDictionary(site => site.Trust, site => site.TrustDisplayName, StringComparer.Ordinal);
        terminal.Line();
        terminal.Heading("Plans to choose from");
        terminal.Table(inFull ? FullTable(preview, names) : Table(preview));
        terminal.Line($"First, last patient: the month that is as likely as not{(inFull ? ", with an 80 % interval" : string.Empty)}; later: after the window. Cost: over that of the recommended plan. register --plan KIND takes one.");
        WriteBackUps(terminal, preview, names);
    }

    private static TextTable Table(PreviewPlacementResponse preview)
    {
        var table = new TextTable()
            .Short("Plan").Number("Sites").Number("P(on time)").Short("First patient").Short("Last patient").Number("Cost")
            .InBands(repeatedColumns: 1);
        foreach (var option in preview.Menu)
        {
            table.Row(
                EnumNames.InWords(option.Kind),
                Figures.Whole(option.Trusts.Count),
                Figures.Probability(option.Probability),
                Month(option.FirstPatient.Median),
                Month(option.LastPatient.Median),
                Figures.Format($"{option.RelativeCost:0.00}"));
        }

        return table;
    }

    private static TextTable FullTable(PreviewPlacementResponse preview, Dictionary<string, string> names)
    {
        var table = new TextTable()
            .Short("Plan").Number("Sites").Number("P(on time)").Short("First patient").Short("Last patient").Number("Cost").Prose("At")
            .InBands(repeatedColumns: 1);
        foreach (var option in preview.Menu)
        {
            table.Row(
                EnumNames.InWords(option.Kind),
                Figures.Whole(option.Trusts.Count),
                Figures.Probability(option.Probability),
                Months(option.FirstPatient),
                Months(option.LastPatient),
                Figures.Format($"{option.RelativeCost:0.00}"),
                string.Join(", ", option.Trusts.Select(trust => names[trust])));
        }

        return table;
    }

    private static void WriteBackUps(Terminal terminal, PreviewPlacementResponse preview, Dictionary<string, string> names)
    {
        var needed = preview.BackUps.Where(backUp => backUp.Next.Count > 0 || backUp.Probability < preview.Plan.WantedProbability).ToList();
        if (needed.Count == 0 && preview.BackUps.Count > 0)
        {
            terminal.Line("Should one of the chosen sites decline, the others suffice.");
        }

        foreach (var backUp in needed)
        {
            var next = backUp switch
            {
                { Next.Count: > 0 } => $"ask {string.Join(", ", backUp.Next.Select(trust => names[trust]))}",
                _ => Figures.Format($"nobody makes up for it: probability {Figures.Probability(backUp.Probability)}"),
            };
            terminal.Line($"Should {names[backUp.Trust]} decline: {next}");
        }
    }

    private static string Months(MonthForecast months) => $"{Month(months.Median)} ({Month(months.Q10)} to {Month(months.Q90)})";

    private static string Month(Google.Type.Date? month) => month is null ? "later" : Figures.Month(month);
}
