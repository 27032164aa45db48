namespace TrialMatch.Cli.Output;

/// <summary>Writes cells of CSV (RFC 4180). No cell is a formula: a spreadsheet takes one that begins like it for text.</summary>
internal static class CsvCell
{
    private const string FormulaStarts = "=+-@\t\r\n";

    public static string Of(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
