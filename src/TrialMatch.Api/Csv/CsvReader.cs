using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Csv;

/// <summary>Splits text into rows according to RFC 4180: separators, lines, and quoted fields that may contain both. Stops at the first error.</summary>
internal static class CsvReader
{
    private const char Quote = '"';

    /// <summary>Returns the rows, without those that have no text.</summary>
    public static List<CsvRow> Read(string text, List<Violation> found)
    {
        var rows = new List<CsvRow>();
        var (separator, at, line) = CsvDialect.Of(text);
        while (at < text.Length)
        {
            var (first, fields) = (line, ImmutableArray.CreateBuilder<string>());
            do
            {
                if (ReadField(text, separator, ref at, ref line) is not { } field)
                {
                    var place = string.Create(CultureInfo.InvariantCulture, $"row {first}, column {fields.Count + 1}");
                    found.Add(new Violation(
                        place, "expected quotation marks only around a whole field, closed, and doubled inside it"));
                    return rows;
                }

                fields.Add(field);
            }
            while (SkipSeparator(text, separator, ref at));

            SkipLineEnd(text, ref at, ref line);
            if (fields.Any(field => !string.IsNullOrWhiteSpace(field)))
            {
                rows.Add(new CsvRow(first, fields.ToImmutable()));
            }
        }

        return rows;
    }

    /// <summary>Returns the field that starts here; null where its quotation marks are malformed.</summary>
    private static string? ReadField(string text, char separator, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == Quote)
        {
            return ReadQuoted(text, separator, ref at, ref line);
        }

        var start = at;
        while (at < text.Length && !IsEnd(text[at], separator))
        {
            if (text[at++] == Quote)
            {
                return null;
            }
        }

        return text[start..at];
    }

    private static string? ReadQuoted(string text, char separator, ref int at, ref int line)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != Quote)
            {
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == Quote)
            {
                field.Append(Quote);
                at++;
            }
            else
            {
                at++;
                return at == text.Length || IsEnd(text[at], separator) ? field.ToString() : null;
            }
        }

        return null;
    }

    private static bool IsEnd(char c, char separator) => c == separator || c is '\r' or '\n';

    private static bool SkipSeparator(string text, char separator, ref int at)
    {
        var isSeparator = at < text.Length && text[at] == separator;
        at += isSeparator ? 1 : 0;
        return isSeparator;
    }

    private static void SkipLineEnd(string text, ref int at, ref int line)
    {
        if (at < text.Length)
        {
            at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
            line++;
        }
    }
}

/// <param name="Line">The line at which the row starts, from 1.</param>
internal sealed record CsvRow(int Line, ImmutableArray<string> Fields);
