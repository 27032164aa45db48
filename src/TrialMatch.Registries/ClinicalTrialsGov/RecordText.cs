using System.Globalization;
using System.Net;
using System.Text;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Cleans a record's text for use in a draft: one line, without control and formatting characters, markdown escapes and HTML entities.
/// </summary>
internal static class RecordText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var isEscaped = false;
        foreach (var rune in WebUtility.HtmlDecode(text).EnumerateRunes())
        {
            var isEscape = rune.Value == '\\' && !isEscaped;
            Append(clean, rune, isEscaped);
            isEscaped = isEscape;
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Shortens a text, at the end of a word if one ends in the last fifth, and marks the cut with "…".</summary>
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

    /// <summary>Quotes a text for a problem's description, shortened.</summary>
    public static string Quote(string text) => "\"" + Shorten(text, 80) + "\"";

    private static void Append(StringBuilder text, Rune rune, bool isEscaped)
    {
        if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
        {
            AppendSpace(text);
        }
        else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
        {
            // The registry escapes punctuation as in markdown: "\>" stands for ">".
            if (isEscaped && rune.IsAscii && (Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)))
            {
                text.Length--;
            }

            text.Append(rune.ToString());
        }
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }
}
