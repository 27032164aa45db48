using System.Globalization;
using System.Net;
using System.Text;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Makes a record's text fit for a draft: one line, no control or formatting characters, no markdown escapes, no HTML entities.</summary>
internal static class TextCleaner
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in WebUtility.HtmlDecode(text).EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                AppendSpace(clean);
            }
            else if (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                Append(clean, rune);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Cuts at a word where one ends in the last fifth, else at a whole character.</summary>
    public static string Shorten(string text, int longest)
    {
        const string mark = "…";
        if (text.Length <= longest)
        {
            return text;
        }

        var length = longest - mark.Length;
        var space = text.LastIndexOf(' ', length);
        if (space > longest * 4 / 5)
        {
            length = space;
        }
        else if (char.IsHighSurrogate(text[length - 1]))
        {
            length--;
        }

        return text[..length] + mark;
    }

    private static bool IsMark(Rune rune) => Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    /// <summary>The registry escapes punctuation as markdown does: "\&gt;" stands for "&gt;".</summary>
    private static void Append(StringBuilder text, Rune rune)
    {
        if (text.Length > 0 && text[^1] == '\\' && rune.IsAscii && IsMark(rune))
        {
            text.Length--;
        }

        text.Append(rune.ToString());
    }
}
