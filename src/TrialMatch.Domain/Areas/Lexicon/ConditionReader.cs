using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Reads one condition as written: what it names, and which of these it is about.</summary>
internal static class ConditionReader
{
    /// <summary>"Cancer-related anaemia" is about the anaemia; "dementia associated with Parkinson's disease" about the dementia.</summary>
    private static readonly ImmutableArray<string> TurnsToNext = ["related", "associated", "induced", "positive", "driven", "mediated"];

    /// <summary>May be named merely as the cause of a cancer.</summary>
    private static readonly Concept Infection = Concept.Outside(ConditionGroup.Infection);

    public static ConditionReading Read(string text)
    {
        var asWritten = ReadWords(WordReader.Read(text));
        if (!text.Contains(',', StringComparison.Ordinal))
        {
            return asWritten;
        }

        // Indexers write "Arthritis, Rheumatoid". The order in which more words are recognised is the intended one.
        var turned = ReadWords(WordReader.Read(string.Join(' ', text.Split(',').Reverse())));
        return turned.DecisiveWords > asWritten.DecisiveWords ? turned : asWritten;
    }

    private static ConditionReading ReadWords(ImmutableArray<Word> words)
    {
        var terms = ConditionLexicon.Index.Find(words);
        var neoplasms = NeoplasmReader.Find(words).Where(noun => !terms.Any(term => IsKnownBetter(term) && Overlap(term, noun)));
        var all = neoplasms.ToList();
        all.AddRange(terms.Where(term => !all.Exists(noun => Overlap(term, noun))));
        var strongest = all.Where(match => match.IsDecisive).Select(match => match.Strength).DefaultIfEmpty().Max();
        var matches = all.Where(match => match.IsDecisive && match.Strength == strongest).OrderBy(match => match.Start).ToImmutableArray();
        return new ConditionReading(HeadOf(matches, words)?.Concept, [.. matches.Select(match => match.Concept)], matches.Sum(match => match.Length), strongest);
    }

    /// <summary>An entry in a table says more than the ending of a noun.</summary>
    private static bool IsKnownBetter(Match term) => term.Length > 1 || term.Concept.Rule == AreaRule.Neoplasm;

    private static Match? HeadOf(ImmutableArray<Match> matches, ImmutableArray<Word> words)
    {
        if (matches.IsEmpty)
        {
            return null;
        }

        foreach (var match in matches)
        {
            if (match.Concept.Kind == ConceptKind.OutsideAndOverrides)
            {
                return match;
            }
        }

        if (matches[0].Concept == Infection && matches.Any(match => match.Concept.Rule == AreaRule.Neoplasm))
        {
            return matches.First(match => match.Concept.Rule == AreaRule.Neoplasm);
        }

        return matches.Length > 1 && TurnsAfter(matches[0], words) ? matches[1] : matches[0];
    }

    /// <summary>Returns whether the topic is the next match: "hepatitis B virus-related cancer" is about cancer, as "hepatitis B-related cancer" is.</summary>
    private static bool TurnsAfter(Match match, ImmutableArray<Word> words)
    {
        var turn = match.End < words.Length && words[match.End].Plain is ("virus" or "infection" or "disease") ? match.End + 1 : match.End;
        return turn + 1 < words.Length
            && TurnsToNext.Contains(words[turn].Plain)
            && words[turn + 1].Plain is not ("with" or "to" or "by");
    }

    private static bool Overlap(Match one, Match other) => one.Start < other.End && other.Start < one.End;
}
