using System.Buffers;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>Finds the sentence of a description that shows that a device is tested: it says what the intervention is, or what the study's aim is.</summary>
internal static class DeviceClaims
{
    /// <summary>The largest distance, in words, between the device and the name or aim. A device further away belongs to something else.</summary>
    private const int Reach = 12;

    /// <summary>A sentence about an intervention begins with its name, or with "the" and its name.</summary>
    private const int Article = 1;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".;!?\n");

    /// <returns>The sentence; null where there is none.</returns>
    public static string? Find(string description, ImmutableArray<string> names, DeviceKind least)
    {
        var brands = names.Select(name => WordReader.Read(name)).Where(words => !words.IsEmpty).Select(words => words[0].Plain).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in Sentences(description))
        {
            var words = WordReader.Read(sentence);
            if (DevicePhrases.IsRegulated(words) || IsClaim(words, brands, least))
            {
                return sentence;
            }
        }

        return null;
    }

    public static IEnumerable<string> Sentences(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = EndOf(text, start);
            if (text[start..end].Trim() is { Length: > 0 } sentence)
            {
                yield return sentence;
            }

            start = end + 1;
        }
    }

    /// <summary>A full stop within a word or number ("2.5", "i.v.") does not end a sentence.</summary>
    private static int EndOf(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (SentenceEnds.Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i] == '\n'))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsClaim(ImmutableArray<Word> words, HashSet<string> brands, DeviceKind least) =>
        DeviceReader.Find(words).Any(device => device.Kind >= least && IsAnchored(words, device.Start, brands));

    private static bool IsAnchored(ImmutableArray<Word> words, int device, HashSet<string> brands)
    {
        for (var i = device - 1; i >= Math.Max(0, device - Reach); i--)
        {
            if (DevicePhrases.IsAim(words[i]) || (i <= Article && brands.Contains(words[i].Plain)))
            {
                return true;
            }

            if (DevicePhrases.IsContext(words[i]))
            {
                return false;
            }
        }

        return false;
    }
}
