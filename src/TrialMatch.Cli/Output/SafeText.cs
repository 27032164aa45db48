using System.Globalization;
using System.Text;

namespace TrialMatch.Cli.Output;

/// <summary>Makes foreign text safe for a terminal: characters that could move the cursor, colour, hide or reorder text are shown as codes.</summary>
internal static class SafeText
{
    /// <summary>Returns one line: line ends and tabs become spaces.</summary>
    public static string Line(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(safe, rune);
        }

        return safe.ToString();
    }

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (rune.Value is '\n' or '\r' or '\t')
        {
            safe.Append(' ');
        }
        else if (IsHarmful(rune))
        {
            safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }
        else
        {
            safe.Append(rune.ToString());
        }
    }

    private static bool IsHarmful(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
