using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Rarity;

/// <summary>
/// Finds the biomarkers and rare diseases that a study's title and conditions name. The description is not read: it names many that are no inclusion
/// criterion.
/// </summary>
internal static class NarrowingReader
{
    /// <summary>The distance in words within which a negation after a biomarker counts, as in "EGFR and ALK wild type".</summary>
    private const int WordsThatMayDeny = 3;

    private static readonly FrozenSet<string> Denials = FrozenSet.ToFrozenSet(["negative", "wild", "wildtype", "wt", "nonmutated"]);

    private static readonly FrozenSet<string> Affirmations = FrozenSet.ToFrozenSet(
        ["positive", "mutated", "mutant", "mutation", "amplified", "altered", "rearranged", "fusion"]);

    private static readonly FrozenDictionary<string, ImmutableArray<NamedNarrowing>> ByFirstWord = NarrowingTable.Rows
        .SelectMany(row => row.Words.Select(words => new NamedNarrowing(row.Narrowing, WordReader.Read(words))))
        .GroupBy(named => named.Words[0].Plain)
        .ToFrozenDictionary(first => first.Key, first => first.ToImmutableArray());

    /// <param name="group">The study's condition group; null where none is known.</param>
    /// <returns>Each once, in the order of mention. An entry with a share in the group replaces one without.</returns>
    public static ImmutableArray<Narrowing> Read(StudyDraft draft, ConditionGroup? group) =>
    [
        .. draft.Conditions.Prepend(draft.Title)
            .SelectMany(text => ReadText(WordReader.Read(text), group))
            .DistinctBy(narrowing => narrowing.Name),
    ];

    private static IEnumerable<Narrowing> ReadText(ImmutableArray<Word> text, ConditionGroup? group)
    {
        for (var position = 0; position < text.Length;)
        {
            var found = FindAt(text, position, group);
            position += Math.Max(1, found?.Words.Length ?? 0);
            if (found is not null && !IsDenied(text, position))
            {
                yield return found.Narrowing;
            }
        }
    }

    /// <summary>Returns the longest entry with a share in the group; if there is none, the longest one without.</summary>
    private static NamedNarrowing? FindAt(ImmutableArray<Word> text, int position, ConditionGroup? group) =>
        ByFirstWord.TryGetValue(text[position].Plain, out var candidates)
            ? candidates
                .Where(named => named.Narrowing.Group is null || named.Narrowing.Group == group)
                .Where(named => named.IsAt(text, position))
                .OrderBy(named => named.Narrowing.Group is null)
                .ThenByDescending(named => named.Words.Length)
                .FirstOrDefault()
            : null;

    /// <summary>Returns whether the biomarker is negated: yes in "HER2-negative", no in "HER2-positive, HR-negative".</summary>
    private static bool IsDenied(ImmutableArray<Word> text, int after) =>
        text.Skip(after).Take(WordsThatMayDeny).TakeWhile(word => !Affirmations.Contains(word.Plain)).Any(word => Denials.Contains(word.Plain));

    private sealed record NamedNarrowing(Narrowing Narrowing, ImmutableArray<Word> Words)
    {
        public bool IsAt(ImmutableArray<Word> text, int position)
        {
            if (position + Words.Length > text.Length)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                if (text[position + i].Plain != Words[i].Plain)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
