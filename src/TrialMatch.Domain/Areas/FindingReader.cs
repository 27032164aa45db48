using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Gathers what a study's registrant says it is about. Where the first condition is plain words, words come before codes:
/// a code's chapter may tell little of the disease. Else codes come first, being exact.
/// MeSH headings, often derived by software and sometimes wrong, only where those say nothing; the title last.
/// </summary>
internal static class FindingReader
{
    public static ImmutableArray<Finding> Read(StudySubject subject)
    {
        var codes = subject.Icd10Codes.SelectMany(OfCode).ToList();
        var conditions = subject.Conditions.SelectMany(OfCondition).ToList();
        ImmutableArray<Finding> own = CodeLeads(subject, codes) ? [.. codes, .. conditions] : [.. conditions, .. codes];
        if (own.Any(finding => finding.IsHead))
        {
            return own;
        }

        var headings = OfHeadings(subject.MeshHeadings);
        return headings.IsEmpty ? OfTitle(subject.Title) : headings;
    }

    /// <summary>A code for an organ without a centre tells more than its disease's name: diabetes of the eye is the eye's.</summary>
    private static bool CodeLeads(StudySubject subject, List<Finding> codes)
    {
        if (subject.Icd10Codes.IsEmpty || subject.Conditions.IsEmpty || codes.Count == 0)
        {
            return true;
        }

        var first = ConditionReader.Read(subject.Conditions[0]);
        var isPlain = first.Head is { IsAccompaniment: false } && first.Strength == Strength.SpeltOut;
        return !isPlain || (Icd10Code.TryParse(subject.Icd10Codes[0], out var code) && Icd10Areas.NamesOrgan(code));
    }

    private static IEnumerable<Finding> OfCode(string text) =>
        Icd10Code.TryParse(text, out var code) && Icd10Areas.Find(code) is { } concept
            ? [new Finding(EvidenceKind.Icd10Code, code.ToString(), concept, IsHead: true)]
            : [];

    private static IEnumerable<Finding> OfCondition(string condition)
    {
        var reading = ConditionReader.Read(condition);
        if (reading.Head is not { } head)
        {
            return [];
        }

        var finding = new Finding(EvidenceKind.Condition, condition, head, IsHead: true);
        var circumstances = head.Kind == ConceptKind.OutsideWhollySo ? [] : reading.Concepts.Where(concept => concept != head).Distinct();
        return circumstances
            .Where(concept => concept.Kind == ConceptKind.OfArea)
            .Select(concept => finding with { Concept = concept, IsHead = false })
            .Prepend(finding);
    }

    /// <summary>Nobody said which heading is the primary one: the first rule that fits leads, and one without an area leaves it to people.</summary>
    private static ImmutableArray<Finding> OfHeadings(ImmutableArray<MeshHeading> headings) =>
    [
        .. headings
            .Select(heading => (heading, concept: MeshTree.Find(heading)))
            .Where(pair => pair.concept is not null)
            .Select(pair => new Finding(EvidenceKind.MeshHeading, pair.heading.Term, pair.concept!, IsHead: true))
            .OrderBy(finding => finding.Concept.Kind == ConceptKind.OfArea)
            .ThenBy(finding => finding.Concept.Rule),
    ];

    /// <summary>A title tells of much besides its study's condition, so it counts only where all it names lies in one area.</summary>
    public static ImmutableArray<Finding> OfTitle(string title)
    {
        var concepts = ConditionReader.Read(title).Concepts;
        var isOfOneArea = concepts.Select(concept => concept.Area).Distinct().Count() == 1 && concepts[0].Area is not null;
        return isOfOneArea ? [new Finding(EvidenceKind.Title, title, concepts[0], IsHead: true)] : [];
    }
}
