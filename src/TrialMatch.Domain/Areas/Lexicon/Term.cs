using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>
/// One way of naming a concept. In the tables it is written as words: a leading "=" makes it case-sensitive (an abbreviation),
/// a leading "~" marks an organ, and a trailing "*" matches any ending of the last word ("psoria*").
/// </summary>
internal sealed class Term
{
    private readonly ImmutableArray<Word> _words;
    private readonly bool _isOpenEnded;

    private Term(string written, Concept concept)
    {
        Strength = written[0] switch { '=' => Strength.Abbreviation, '~' => Strength.Organ, _ => Strength.SpeltOut };
        _isOpenEnded = written.EndsWith('*');
        _words = WordReader.Read(written);
        Concept = concept;
    }

    public Concept Concept { get; }

    public Strength Strength { get; }

    public int Length => _words.Length;

    private bool CaseCounts => Strength == Strength.Abbreviation;

    /// <summary>The first word; null where that is open-ended.</summary>
    public string? FirstWord => Length == 1 && _isOpenEnded ? null : _words[0].Plain;

    /// <summary>What a word must begin with to match a term whose first word is open-ended.</summary>
    public string OpenStem => _words[0].Plain;

    /// <summary>The number of letters. Of two terms with the same number of words, the one with more letters is the more specific.</summary>
    public int StemLength => _words.Sum(word => word.Plain.Length);

    /// <summary>Reads the terms in a table's cell, separated by semicolons.</summary>
    public static IEnumerable<Term> ReadAll(Concept concept, string terms) =>
        terms.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(written => new Term(written, concept));

    /// <summary>As <see cref="ReadAll"/>, and each term also as written on keyboards without ø and å: with oe and aa.</summary>
    public static IEnumerable<Term> ReadNorwegian(Concept concept, string terms)
    {
        var ascii = terms.Replace("ø", "oe", StringComparison.Ordinal).Replace("å", "aa", StringComparison.Ordinal);
        return ReadAll(concept, terms + ";" + ascii).DistinctBy(term => string.Join(' ', term._words.Select(word => word.Plain)));
    }

    public bool IsAt(ImmutableArray<Word> text, int position, bool isShouted)
    {
        if (position + Length > text.Length || (CaseCounts && isShouted))
        {
            return false;
        }

        for (var i = 0; i < Length; i++)
        {
            if (!Fits(_words[i], text[position + i], isLast: i == Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool Fits(Word mine, Word word, bool isLast)
    {
        if (CaseCounts)
        {
            return word.Raw == mine.Raw;
        }

        return isLast && _isOpenEnded
            ? word.Plain.StartsWith(mine.Plain, StringComparison.Ordinal)
            : word.Plain == mine.Plain;
    }
}
