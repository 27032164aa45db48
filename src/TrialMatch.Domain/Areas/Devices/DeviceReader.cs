using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>Recognises devices in texts. Where a text names several kinds, one that acts takes precedence.</summary>
public static class DeviceReader
{
    /// <summary>Returns the kind of device that an intervention's name describes: "FreeStyle glucose sensor" measures.</summary>
    public static DeviceKind KindIn(string text) => KindIn(WordReader.Read(text));

    internal static DeviceKind KindIn(ImmutableArray<Word> words) =>
        Find(words).Select(device => device.Kind).DefaultIfEmpty().Max();

    /// <summary>Finds all devices named, each with the position of its first word.</summary>
    internal static IEnumerable<(int Start, DeviceKind Kind)> Find(ImmutableArray<Word> words)
    {
        var matches = DeviceTerms.Index.Find(words);
        var others = Enumerable.Range(0, words.Length)
            .Where(i => !matches.Any(match => i >= match.Start && i < match.End))
            .Select(i => (Start: i, Kind: KindByEnding(words[i].Plain)));
        return matches.Select(match => (match.Start, Kind: Kinds.GetValueOrDefault(match.Concept)))
            .Where(device => !IsAppForMeasuring(words, device.Start, matches))
            .Concat(others)
            .Where(device => device.Kind != DeviceKind.None);
    }

    /// <summary>The app of a "symptom diary app" counts as the diary.</summary>
    private static bool IsAppForMeasuring(ImmutableArray<Word> words, int position, ImmutableArray<Match> matches) =>
        words[position].Plain == "app" && matches.Any(match => match.End == position && match.Concept == DeviceTerms.Measures);

    /// <summary>Recognises instruments by their endings, as in microscope, glucometer or alfapump: no list could be complete.</summary>
    private static DeviceKind KindByEnding(string word)
    {
        if (EndsIn(word, "pump", "prosthesis", "stimulator"))
        {
            return DeviceKind.Acts;
        }

        return EndsIn(word, "scope", "ometer") && word != "kilometer" ? DeviceKind.Measures : DeviceKind.None;
    }

    private static bool EndsIn(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly FrozenDictionary<Concept, DeviceKind> Kinds = new Dictionary<Concept, DeviceKind>
    {
        [DeviceTerms.Acts] = DeviceKind.Acts,
        [DeviceTerms.Measures] = DeviceKind.Measures,
        [DeviceTerms.Gives] = DeviceKind.Gives,
    }.ToFrozenDictionary();
}
