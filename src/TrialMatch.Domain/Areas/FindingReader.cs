using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Collects the findings of a study in order of precedence. Where the first condition is in plain words, conditions come before codes, because a
/// code's chapter may say little about the disease. Otherwise codes come first, because they are exact. MeSH headings count only where both say
/// nothing: registries derive them by software, sometimes wrongly. The title counts last.
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

    /// <summary>A code for an organ without a centre says more than the disease's name: diabetes of the eye belongs to ophthalmology.</summary>
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
        var circumstances = head.Kind == ConceptKind.OutsideAndOverrides ? [] : reading.Concepts.Where(concept => concept != head).Distinct();
        return circumstances
            .Where(concept => concept.Kind == ConceptKind.OfArea)
            .Select(concept => finding with { Concept = concept, IsHead = false })
            .Prepend(finding);
    }

    /// <summary>
    /// No heading is marked as the primary one, so the first rule that fits leads. Where one heading has no area, the study goes to triage.
    /// </summary>
    private static ImmutableArray<Finding> OfHeadings(ImmutableArray<MeshHeading> headings) =>
    [
        .. headings
            .Select(heading => (heading, concept: MeshTree.Find(heading)))
            .Where(pair => pair.concept is not null)
            .Select(pair => new Finding(EvidenceKind.MeshHeading, pair.heading.Term, pair.concept!, IsHead: true))
            .OrderBy(finding => finding.Concept.Kind == ConceptKind.OfArea)
            .ThenBy(finding => finding.Concept.Rule),
    ];

    /// <summary>Reads the title. A title names more than the study's condition, so it counts only where all that it names lies in one area.</summary>
    public static ImmutableArray<Finding> OfTitle(string title)
    {
        var concepts = ConditionReader.Read(title).Concepts;
        var isOfOneArea = concepts.Select(concept => concept.Area).Distinct().Count() == 1 && concepts[0].Area is not null;
        return isOfOneArea ? [new Finding(EvidenceKind.Title, title, concepts[0], IsHead: true)] : [];
    }
}
