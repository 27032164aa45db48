using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the regional account and its rules.</summary>
internal static class RegionsText
{
    public static void Write(Terminal terminal, RegionalAccount account)
    {
        var rules = account.Rules;
        terminal.Line(Figures.Format(
            $"Studies placed since {OsloText.DayInWords(account.StartTime)} ({rules.PeriodMonths} months), as expected when they were placed"));
        var table = new TextTable().Short("Region").Column("Name").Number("Due").Number("Got").Number("Ratio").Number("Discount now");
        foreach (var region in account.Regions)
        {
            table.Row(
                region.Region,
                region.DisplayName,
                Figures.Format($"{region.DuePatients:N1}"),
                Figures.Format($"{region.GotPatients:N1}"),
                Figures.Format($"{region.Ratio:0.00}"),
                Figures.Percent(region.Discount));
        }

        terminal.Table(table);
        terminal.Line(Figures.Format(
            $"Ratio: got over due, {rules.PriorPatients:0.#} patients added to both. Sites of a region that is {rules.FullDiscountBehind * 100:0.#} % behind count {rules.MostDiscount * 100:0.#} % cheaper to open and run, before that less; no plan costs over {rules.MostExtraCost * 100:0.#} % more for it. The operator sets these; period and added patients are guesses unless set."));
    }
}
