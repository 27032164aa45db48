namespace TrialMatch.Api.Csv;

/// <summary>How a CSV file separates its fields. Excel writes semicolons where the decimal separator is a comma, as in Norway.</summary>
/// <param name="Start">The index in the text at which the rows begin.</param>
/// <param name="Line">The line at which they begin, from 1.</param>
internal readonly record struct CsvDialect(char Separator, int Start, int Line)
{
    private const char ByteOrderMark = '\uFEFF';
    private const string SeparatorLine = "sep=";

    private static ReadOnlySpan<char> Separators => [',', ';', '\t'];

    /// <summary>Detects the separator: the one in a first line such as "sep=;", otherwise the most frequent one in the first line that is not blank.</summary>
    public static CsvDialect Of(string text)
    {
        var start = text.StartsWith(ByteOrderMark) ? 1 : 0;
        var rest = text.AsSpan(start);
        var firstLine = FirstLineOf(rest);
        if (firstLine.Length == SeparatorLine.Length + 1 && firstLine.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase))
        {
            var lineEnd = rest[firstLine.Length..].StartsWith("\r\n") ? 2 : 1;
            return new CsvDialect(firstLine[^1], Math.Min(start + firstLine.Length + lineEnd, text.Length), Line: 2);
        }

        return new CsvDialect(MostFrequentIn(FirstLineOf(rest.TrimStart("\r\n"))), start, Line: 1);
    }

    private static ReadOnlySpan<char> FirstLineOf(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\r', '\n') is var end and >= 0 ? text[..end] : text;

    private static char MostFrequentIn(ReadOnlySpan<char> line)
    {
        var most = Separators[0];
        foreach (var separator in Separators)
        {
            most = line.Count(separator) > line.Count(most) ? separator : most;
        }

        return most;
    }
}
