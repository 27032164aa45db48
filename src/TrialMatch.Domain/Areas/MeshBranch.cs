using System.Globalization;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>A heading of the MeSH tree with its descendants, and the concept that they stand for.</summary>
internal sealed record MeshBranch(int Number, string Term, Concept Concept)
{
    /// <summary>Reads "D009369 Neoplasms".</summary>
    /// <exception cref="InvalidDataException">The last cell is not a heading.</exception>
    public static MeshBranch Of((Concept Concept, DataRow Row) read)
    {
        var written = read.Row[ConceptTable.Last];
        return written.Split(' ', 2) is [var id, { Length: > 0 } term] && TryReadNumber(id, out var number)
            ? new MeshBranch(number, term, read.Concept)
            : throw read.Row.Malformed($"expected a heading's number and name, as \"D009369 Neoplasms\", got '{written}'");
    }

    public bool Holds(MeshHeading heading) =>
        Is(heading.Id, heading.Term) || heading.Ancestors.Any(ancestor => Is(ancestor.Id, ancestor.Term));

    /// <summary>Registries write the number with six digits or with nine.</summary>
    private bool Is(string id, string term) =>
        (TryReadNumber(id, out var number) && number == Number) || term.Equals(Term, StringComparison.OrdinalIgnoreCase);

    private static bool TryReadNumber(string id, out int number)
    {
        number = 0;
        return id.StartsWith('D') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
