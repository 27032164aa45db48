using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>A range of ICD-10 categories with one letter, and the concept that they stand for.</summary>
/// <param name="First">The first category, 0 to 99.</param>
/// <param name="Last">The last category, <paramref name="First"/> or above.</param>
/// <param name="Subcategory">The start of the part after the dot; empty matches all.</param>
internal sealed record CodeRange(char Letter, int First, int Last, string Subcategory, Concept Concept)
{
    /// <summary>Reads "F52", "E10-E14" or, with a subcategory of each, "E10-E14.3".</summary>
    /// <exception cref="InvalidDataException">The last cell is not a range of codes.</exception>
    public static CodeRange Of((Concept Concept, DataRow Row) read)
    {
        var written = read.Row[ConceptTable.Last];
        var ends = written.Split('-');
        return ends.Length <= 2
            && Icd10Code.TryParse(ends[0], out var first)
            && Icd10Code.TryParse(ends[^1], out var last)
            && first.Letter == last.Letter
            && first.Category <= last.Category
            && (ends.Length == 1 || first.Subcategory.Length == 0)
                ? new CodeRange(first.Letter, first.Category, last.Category, last.Subcategory, read.Concept)
                : throw read.Row.Malformed($"expected a code or a range of codes, as \"F52\" or \"E10-E14.3\", got '{written}'");
    }

    public bool Holds(Icd10Code code) =>
        code.IsIn(Letter, First, Last) && code.Subcategory.StartsWith(Subcategory, StringComparison.Ordinal);
}
