using System.Text;
using Spectre.Console;

namespace TrialMatch.Cli.Output;

/// <summary>Folds text to a width, between words where possible. Widths are a terminal's cells: some characters take two, some none.</summary>
internal static class TextFold
{
    // The position up to which a label may end for the text after it to be folded under itself.
    private const int MaxLabelLength = 24;

    public static int WidthOf(string text) => text.GetCellWidth();

    /// <summary>Splits text into units that stay together: words, and a figure with its percent sign.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '%' && words.Count > 0)
            {
                words[^1] += $" {word}";
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>Returns at least one line; words longer than the width are broken.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        if (WidthOf(text) <= width)
        {
            return [text];
        }

        var lines = new List<string>();
        var line = string.Empty;
        foreach (var word in Words(text))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (WidthOf(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = Break(word, width, lines);
        }

        return [.. lines, .. line.Length > 0 || lines.Count == 0 ? [line] : Array.Empty<string>()];
    }

    /// <summary>Folds a line of running text: what does not fit goes below, indented under the text after its label.</summary>
    public static IEnumerable<string> Paragraph(string text, int width)
    {
        if (WidthOf(text) <= width)
        {
            return [text];
        }

        var indent = text.Length - text.TrimStart(' ').Length;
        var label = LabelEnd(text, indent);
        var (start, hang) = label > 0 && label <= width / 2 ? (label, label) : (indent, indent + 2);
        // Folded to the narrower of the two widths, so that the first line needs no special case.
        return Wrap(text[start..], width - hang).Select((line, index) => (index == 0 ? text[..start] : new string(' ', hang)) + line);
    }

    // The start of the text after a label, as in "Offer    14 of 14"; 0 if there is no label.
    private static int LabelEnd(string text, int indent)
    {
        var gap = text.IndexOf("  ", indent, StringComparison.Ordinal);
        if (gap < 0 || gap - indent > MaxLabelLength)
        {
            return 0;
        }

        var end = gap;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return WidthOf(text[..end]) == end ? end : 0;
    }

    // Adds full lines of a word longer than one line; returns the rest of it.
    private static string Break(string word, int width, List<string> lines)
    {
        var line = new StringBuilder();
        var taken = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            var text = rune.ToString();
            var size = WidthOf(text);
            if (taken > 0 && taken + size > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                taken = 0;
            }

            line.Append(text);
            taken += size;
        }

        return line.ToString();
    }
}
