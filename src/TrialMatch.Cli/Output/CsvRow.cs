namespace TrialMatch.Cli.Output;

/// <summary>Prints a line of CSV (RFC 4180).</summary>
internal static class CsvRow
{
    public static void Write(Terminal terminal, params IEnumerable<string> cells) =>
        terminal.StandardOutput.WriteLine(string.Join(',', cells.Select(CsvCell.Of)));
}
