using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Finds the longest term at each place of a text.</summary>
internal sealed class TermIndex
{
    /// <summary>A text in capitals throughout says nothing by a word's capitals, unless it is hardly more than that word.</summary>
    private const int ShortTextWords = 3;

    private readonly Dictionary<string, Term[]> _byFirstWord;
    private readonly Term[] _openEnded;

    public TermIndex(IEnumerable<Term> terms)
    {
        var longestFirst = terms.OrderByDescending(term => term.Length).ToLookup(term => term.FirstWord);
        _openEnded = [.. longestFirst[null]];
        _byFirstWord = longestFirst.Where(entry => entry.Key is not null).ToDictionary(entry => entry.Key!, entry => entry.ToArray());
    }

    /// <summary>Matches in the order of the text; none overlaps another.</summary>
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
        var open = _openEnded.FirstOrDefault(term => term.IsAt(text, position, isShouted));
        return open is null || exact?.Length >= open.Length ? exact : open;
    }
}
