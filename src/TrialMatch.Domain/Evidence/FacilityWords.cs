using System.Globalization;
using System.Text;

namespace TrialMatch.Domain.Evidence;

/// <summary>
/// Normalises registry text to comparable words: lower case, one spelling for each Norwegian letter (å, aa; ø, oe; æ, ae), one form for "-sykehuset",
/// "-sjukehus" and the like, and "univ" and "hosp" written out.
/// </summary>
internal static class FacilityWords
{
    private const string Hospital = "sykehus";

    /// <summary>The largest number of words read: longer texts are not names.</summary>
    private const int MaxWords = 40;

    /// <summary>Each plain letter, followed by its variants.</summary>
    private static readonly string[] Accented = ["aáàâãäåæ", "eéèêë", "iíìîï", "oóòôõöø", "uúùûü", "cç", "nñ", "dð", "sß"];

    private static readonly string[] HospitalEndings = ["sykehuset", "sjukehuset", "sjukehus", "sjukhuset", "sjukhus", "sykehus"];

    public static string[] Of(string text) =>
        [.. Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords).Select(EvenOut)];

    public static bool IsHospital(string word) =>
        word.EndsWith(Hospital, StringComparison.Ordinal) || word.EndsWith("hospital", StringComparison.Ordinal);

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                folded.Append(character);
            }
            else if (Plain(character) is { } plain)
            {
                folded.Append(plain);
            }
            else if (!IsWithinWord(character))
            {
                folded.Append(' ');
            }
        }

        return folded.Replace("aa", "a").Replace("ae", "a").Replace("oe", "o").ToString();
    }

    private static char? Plain(char character)
    {
        foreach (var group in Accented)
        {
            if (group.Contains(character, StringComparison.Ordinal))
            {
                return group[0];
            }
        }

        return null;
    }

    /// <summary>Accents, apostrophes, and marks that replace a letter lost in transmission: "Troms?".</summary>
    private static bool IsWithinWord(char character) =>
        character is '\'' or '’' or '?' or '\uFFFD' || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static string EvenOut(string word)
    {
        foreach (var ending in HospitalEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return string.Concat(word.AsSpan(0, word.Length - ending.Length), Hospital);
            }
        }

        return word switch
        {
            "univ" => "university",
            "hosp" => "hospital",
            _ when word.EndsWith("hospitalet", StringComparison.Ordinal) => word[..^2],
            _ => word,
        };
    }
}
