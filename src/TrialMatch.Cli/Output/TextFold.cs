using System.Text;
using Spectre.Console;

namespace TrialMatch.Cli.Output;

/// <summary>Folds text to a width, between words where it can. Widths are a terminal's cells: some characters take two, some none.</summary>
internal static class TextFold
{
    // How far in a label may end that the text after it is folded under.
    private const int LongestLabel = 24;

    public static int WidthOf(string text) => text.GetCellWidth();

    /// <summary>What stays together: words, and a figure with its percent sign.</summary>
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

    /// <summary>At least one line; words that are longer than the width are broken.</summary>
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

    /// <summary>A line of running text: what does not fit goes beneath it, indented under the text that follows its label.</summary>
    public static IEnumerable<string> Paragraph(string text, int width)
    {
        if (WidthOf(text) <= width)
        {
            return [text];
        }

        var indent = text.Length - text.TrimStart(' ').Length;
        var label = LabelEnd(text, indent);
        var (start, hang) = label > 0 && label <= width / 2 ? (label, label) : (indent, indent + 2);
        // Folded at the narrower of the two widths, so that the first line needs no rule of its own.
        return Wrap(text[start..], width - hang).Select((line, index) => (index == 0 ? text[..start] : new string(' ', hang)) + line);
    }

    // Where the text begins that a label stands before, "Offer    14 of 14"; 0 where there is none.
    private static int LabelEnd(string text, int indent)
    {
        var gap = text.IndexOf("  ", indent, StringComparison.Ordinal);
        if (gap < 0 || gap - indent > LongestLabel)
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

    // Whole lines of a word that is longer than one; returns what is left of it.
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
