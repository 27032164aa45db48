using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what the board of a trust or a region reads.</summary>
internal static class BoardText
{
    public static void Write(Terminal terminal, BoardPack pack)
    {
        terminal.Heading($"{pack.DisplayName}: {BoardFigures.MonthsOf(pack.ThisYear)}, through TrialMatch only");
        var table = new TextTable().Column("Indicator").Number("These months").Number("Year before").Number("Goal");
        foreach (var (indicator, thisYear, yearBefore, goal) in BoardFigures.RowsOf(pack))
        {
            table.Row(indicator.DisplayName, thisYear, yearBefore, goal);
        }

        terminal.Table(table);
        terminal.Heading("What needs a decision");
        foreach (var (number, decision) in pack.Decisions.Index())
        {
            terminal.Line($"{number + 1}. {decision.Title}. {decision.Evidence}");
        }

        if (pack.Decisions.Count == 0)
        {
            terminal.Line("Nothing, by the rules that there are.");
        }
    }
}
