using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Finds the longest term at each position of a text.</summary>
internal sealed class TermIndex
{
    /// <summary>Up to this many words, a text in capitals may be an abbreviation. In a longer one, capitals mean nothing.</summary>
    private const int ShortTextWords = 3;

    private const int StemLength = 4;

    private readonly Dictionary<string, Term[]> _byFirstWord;
    private readonly Dictionary<string, Term[]> _openEndedByStem;

    public TermIndex(IEnumerable<Term> terms)
    {
        var longestFirst = terms.OrderByDescending(term => term.Length).ThenByDescending(term => term.StemLength).ToLookup(term => term.FirstWord);
        _openEndedByStem = longestFirst[null].GroupBy(term => StemOf(term.OpenStem)).ToDictionary(stem => stem.Key, stem => stem.ToArray());
        _byFirstWord = longestFirst.Where(entry => entry.Key is not null).ToDictionary(entry => entry.Key!, entry => entry.ToArray());
    }

    /// <summary>Returns the matches in the order of the text. They do not overlap.</summary>
    public ImmutableArray<Match> Find(ImmutableArray<Word> text)
    {
        var isShouted = text.Length > ShortTextWords && text.All(word => !word.Raw.Any(char.IsLower));
        var matches = ImmutableArray.CreateBuilder<Match>();
        for (var position = 0; position < text.Length;)
        {
            var term = LongestAt(text, position, isShouted);
            if (term is not null)
            {
                matches.Add(new Match(position, term.Length, term.Concept, term.Strength));
            }

            position += term?.Length ?? 1;
        }

        return matches.ToImmutable();
    }

    private Term? LongestAt(ImmutableArray<Word> text, int position, bool isShouted)
    {
        var exact = _byFirstWord.GetValueOrDefault(text[position].Plain, [])
            .FirstOrDefault(term => term.IsAt(text, position, isShouted));
        var open = OpenEndedAt(text[position].Plain).FirstOrDefault(term => term.IsAt(text, position, isShouted));
        return open is null || exact?.Length >= open.Length ? exact : open;
    }

    /// <summary>Returns the open-ended terms that begin like the word: of a thousand, only these could match.</summary>
    private IEnumerable<Term> OpenEndedAt(string word)
    {
        IEnumerable<Term> terms = _openEndedByStem.GetValueOrDefault(StemOf(word), []);
        for (var length = Math.Min(word.Length, StemLength) - 1; length > 0; length--)
        {
            terms = _openEndedByStem.TryGetValue(word[..length], out var shorter) ? terms.Concat(shorter) : terms;
        }

        return terms;
    }

    private static string StemOf(string word) => word.Length <= StemLength ? word : word[..StemLength];
}
