using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>Which codes belong where: ranges of ICD-10 categories, the narrower before the wider. No titles of the classification are held.</summary>
internal static class Icd10Areas
{
    /// <summary>Codes within an area's chapter that follow the organ they name.</summary>
    private static readonly ImmutableArray<CodeRange> Organs = [.. ConceptTable.Read("icd10-organs.txt").Select(CodeRange.Of)];

    private static readonly ImmutableArray<CodeRange> Ranges = [.. Organs, .. ConceptTable.Read("icd10.txt").Select(CodeRange.Of)];

    /// <summary>What the code means for a study's area; null where it says nothing either way (symptoms, factors, causes).</summary>
    public static Concept? Find(Icd10Code code)
    {
        foreach (var range in Ranges)
        {
            if (range.Holds(code))
            {
                return range.Concept;
            }
        }

        return null;
    }

    /// <summary>Whether the code places a disease in an organ whose studies have no centre.</summary>
    public static bool NamesOrgan(Icd10Code code) => Organs.Any(range => range.Holds(code));
}
