using System.Net;
using System.Text;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Writes a board pack as a web page of its own that prints on two pages of A4: the figures, then the decisions and what the figures mean.</summary>
internal static class BoardPage
{
    private const string Style = """
        @page { size: A4; margin: 18mm; }
        body { font: 11pt/1.4 system-ui, sans-serif; color: #1e2b3c; max-width: 174mm; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 17pt; margin: 0 0 .2em; } h2 { font-size: 13pt; margin: 1.2em 0 .4em; }
        table { border-collapse: collapse; width: 100%; } th, td { padding: .35em .5em; border-bottom: 1px solid #c5ccd3; text-align: left; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        li { margin-bottom: .8em; } .note { color: #4b5a68; font-size: 9pt; } section + section { break-before: page; }
        .meaning { font-size: 8.5pt; line-height: 1.3; columns: 2; column-gap: 8mm; } .meaning p { margin: 0 0 .5em; break-inside: avoid; }
        """;

    public static string Of(BoardPack pack)
    {
        var page = new StringBuilder();
        page.AppendLine("<!DOCTYPE html>").AppendLine("<html lang=\"en\">").AppendLine("<head>").AppendLine("<meta charset=\"utf-8\">");
        page.AppendLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.AppendLine($"<title>{Escaped(pack.DisplayName)}: clinical trials</title>").AppendLine($"<style>{Style}</style>").AppendLine("</head>").AppendLine("<body>").AppendLine("<main>");
        AppendFigures(page, pack);
        AppendDecisions(page, pack);
        page.AppendLine("</main>").AppendLine("</body>").AppendLine("</html>");
        return page.ToString();
    }

    private static void AppendFigures(StringBuilder page, BoardPack pack)
    {
        page.AppendLine("<section>").AppendLine($"<h1>{Escaped(pack.DisplayName)}: industry trials</h1>");
        page.AppendLine($"<p class=\"note\">{BoardFigures.MonthsOf(pack.ThisYear)}, beside the same months of the year before. Through TrialMatch only. Made on {Figures.Day(pack.AsOfDate)}.</p>");
        page.AppendLine("<table>").AppendLine("<thead><tr><th scope=\"col\">Indicator</th><th scope=\"col\" class=\"n\">These months</th><th scope=\"col\" class=\"n\">Year before</th><th scope=\"col\" class=\"n\">Goal</th></tr></thead>").AppendLine("<tbody>");
        foreach (var (indicator, thisYear, yearBefore, goal) in BoardFigures.RowsOf(pack))
        {
            page.AppendLine($"<tr><th scope=\"row\">{Escaped(indicator.DisplayName)}</th><td class=\"n\">{Escaped(thisYear)}</td><td class=\"n\">{Escaped(yearBefore)}</td><td class=\"n\">{Escaped(goal)}</td></tr>");
        }

        page.AppendLine("</tbody>").AppendLine("</table>");
        foreach (var indicator in BoardFigures.RowsOf(pack).Select(row => row.Indicator).Where(indicator => indicator.Goal is not null))
        {
            page.AppendLine($"<p class=\"note\">Goal of {Escaped(indicator.DisplayName)}: {Escaped(indicator.Goal.Source)} Stated on {Figures.Day(indicator.Goal.StatedDate)}.</p>");
        }

        page.AppendLine("</section>");
    }

    private static void AppendDecisions(StringBuilder page, BoardPack pack)
    {
        page.AppendLine("<section>").AppendLine("<h2>What needs a decision</h2>");
        if (pack.Decisions.Count == 0)
        {
            page.AppendLine("<p>Nothing, by the rules that there are.</p>");
        }
        else
        {
            page.AppendLine("<ol>");
            foreach (var decision in pack.Decisions)
            {
                page.AppendLine($"<li><strong>{Escaped(decision.Title)}.</strong> {Escaped(decision.Evidence)}</li>");
            }

            page.AppendLine("</ol>");
        }

        page.AppendLine("<p class=\"note\">Found by fixed rules from this system's own record; at most three, the most pressing first.</p>");
        page.AppendLine("<h2>What the figures mean</h2>").AppendLine("<div class=\"meaning\">");
        foreach (var (indicator, _, _, _) in BoardFigures.RowsOf(pack))
        {
            page.AppendLine($"<p><strong>{Escaped(indicator.DisplayName)}:</strong> {Escaped(indicator.Definition)}{(indicator.Denominator.Length == 0 ? string.Empty : $" Of: {Escaped(indicator.Denominator)}")}</p>");
        }

        page.AppendLine("</div>").AppendLine("</section>");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
