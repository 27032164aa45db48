using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>Maps ranges of ICD-10 categories to areas, narrower ranges before wider ones. It contains no titles of the classification.</summary>
internal static class Icd10Areas
{
    /// <summary>Codes in an area's chapter that follow the organ that they name.</summary>
    private static readonly ImmutableArray<CodeRange> Organs = [.. ConceptTable.Read("icd10-organs.txt").Select(CodeRange.Of)];

    private static readonly ImmutableArray<CodeRange> Ranges = [.. Organs, .. ConceptTable.Read("icd10.txt").Select(CodeRange.Of)];

    /// <summary>Returns the code's concept; null where the code says nothing about the area (symptoms, factors, causes).</summary>
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

    /// <summary>Returns whether the code names an organ that has no centre.</summary>
    public static bool NamesOrgan(Icd10Code code) => Organs.Any(range => range.Holds(code));
}
