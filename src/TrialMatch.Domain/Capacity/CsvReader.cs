using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrialMatch.Domain.Capacity;

/// <summary>Splits text into rows as RFC 4180 has it: commas, lines, and fields in quotation marks that may hold both. Stops at the first mistake.</summary>
internal static class CsvReader
{
    private const char Quote = '"';
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The rows; blank lines are none.</summary>
    public static List<CsvRow> Read(string text, List<Violation> found)
    {
        var rows = new List<CsvRow>();
        var (at, line) = (text.StartsWith(ByteOrderMark) ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (first, fields) = (line, ImmutableArray.CreateBuilder<string>());
            do
            {
                if (ReadField(text, ref at, ref line) is not { } field)
                {
                    var place = string.Create(CultureInfo.InvariantCulture, $"row {first}, column {fields.Count + 1}");
                    found.Add(new Violation(
                        place, "expected quotation marks around a whole field, each one inside it doubled, and a closing one"));
                    return rows;
                }

                fields.Add(field);
            }
            while (SkipComma(text, ref at));

            SkipLineEnd(text, ref at, ref line);
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                rows.Add(new CsvRow(first, fields.ToImmutable()));
            }
        }

        return rows;
    }

    /// <summary>The field that starts here; null where its quotation marks are wrong.</summary>
    private static string? ReadField(string text, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == Quote)
        {
            return ReadQuoted(text, ref at, ref line);
        }

        var start = at;
        while (at < text.Length && !IsEnd(text[at]))
        {
            if (text[at++] == Quote)
            {
                return null;
            }
        }

        return text[start..at];
    }

    private static string? ReadQuoted(string text, ref int at, ref int line)
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
                return at == text.Length || IsEnd(text[at]) ? field.ToString() : null;
            }
        }

        return null;
    }

    private static bool IsEnd(char c) => c is ',' or '\r' or '\n';

    private static bool SkipComma(string text, ref int at)
    {
        var isComma = at < text.Length && text[at] == ',';
        at += isComma ? 1 : 0;
        return isComma;
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

/// <param name="Line">The line that the row starts in, from 1.</param>
internal sealed record CsvRow(int Line, ImmutableArray<string> Fields);
