using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>An alias to search for in a facility's words: at any position, written as one word or several, with a few typing errors.</summary>
internal sealed class FacilityPhrase
{
    private readonly int _words;

    private FacilityPhrase(string[] words)
    {
        _words = words.Length;
        Text = string.Concat(words);
        IsInstitution = words.Length > 1 || words.Any(FacilityWords.IsHospital);
        MaxSlips = Text.Length switch
        {
            < 6 => 0,
            < 12 => 1,
            < 20 => 2,
            _ => 3,
        };
    }

    public string Text { get; }

    /// <summary>Whether it names a hospital or trust rather than a district such as "Ullevål", which a practice may have in its name.</summary>
    public bool IsInstitution { get; }

    private int MaxSlips { get; }

    public static ImmutableArray<FacilityPhrase> AllOf(IEnumerable<string> texts) =>
        [.. texts.Select(text => new FacilityPhrase(FacilityWords.Of(text))).Where(phrase => phrase.Text.Length > 0)];

    /// <summary>Returns the smallest edit distance at any position; null where it exceeds the allowed typing errors.</summary>
    public int? SlipsIn(string[] words)
    {
        int? fewest = null;
        for (var first = 0; first < words.Length && fewest != 0; first++)
        {
            if (words[first][0] == Text[0])
            {
                fewest = Fewer(fewest, SlipsFrom(words, first));
            }
        }

        return fewest;
    }

    /// <summary>Returns whether the words contain it exactly; a single word may be part of a longer one.</summary>
    public bool IsIn(string[] words) =>
        SlipsIn(words) == 0 || (_words == 1 && Text.Length > 5 && words.Any(word => word.Contains(Text, StringComparison.Ordinal)));

    private int? SlipsFrom(string[] words, int first)
    {
        int? fewest = null;
        for (var (last, length) = (first, 0); last < words.Length && last <= first + _words; last++)
        {
            length += words[last].Length;
            if (length > Text.Length + MaxSlips)
            {
                break;
            }

            if (length >= Text.Length - MaxSlips)
            {
                fewest = Fewer(fewest, SlipsTo(string.Concat(words[first..(last + 1)])));
            }
        }

        return fewest;
    }

    private int? SlipsTo(string written)
    {
        if (MaxSlips == 0)
        {
            return written == Text ? 0 : null;
        }

        var slips = NearestText.Distance(written, Text);
        return slips <= MaxSlips ? slips : null;
    }

    private static int? Fewer(int? one, int? other) => one is null || other < one ? other ?? one : one;
}
