namespace TrialMatch.Cli.Output;

/// <summary>Prints rows too wide for columns as records: the first cell, and below it the others with their headers.</summary>
internal static class Records
{
    private const string Indent = "  ";
    private const string FieldIndent = "    ";
    private const string Between = "   ";

    public static IEnumerable<string> Lines(IReadOnlyList<TableColumn> columns, IEnumerable<string[]> rows, int width)
    {
        foreach (var row in rows)
        {
            foreach (var line in TextFold.Paragraph($"{columns[0].Header}: {row[0]}", width - Indent.Length))
            {
                yield return Indent + line;
            }

            foreach (var line in Flow(Fields(columns, row), width - FieldIndent.Length))
            {
                yield return FieldIndent + line;
            }
        }
    }

    private static IEnumerable<string> Fields(IReadOnlyList<TableColumn> columns, string[] row) => columns
        .Zip(row)
        .Skip(1)
        .Where(field => field.Second.Length > 0 && field.Second != Figures.None)
        .Select(field => $"{field.First.Header}: {field.Second}");

    // As many fields per line as fit; a field longer than a line wraps.
    private static IEnumerable<string> Flow(IEnumerable<string> fields, int width)
    {
        var line = string.Empty;
        foreach (var field in fields)
        {
            if (line.Length > 0 && TextFold.WidthOf(line) + Between.Length + TextFold.WidthOf(field) <= width)
            {
                line += Between + field;
                continue;
            }

            foreach (var full in TextFold.Paragraph(line, width).Where(full => full.Length > 0))
            {
                yield return full;
            }

            line = field;
        }

        foreach (var full in TextFold.Paragraph(line, width).Where(full => full.Length > 0))
        {
            yield return full;
        }
    }
}
