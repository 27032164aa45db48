using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Routes type 1 diabetes treated through the immune system: CARDIOVASCULAR leads, INFLAMMATION is a co-lead.</summary>
internal static class ImmuneDiabetes
{
    private static readonly Concept Treatment = Concept.Sign(AreaRule.HeartVesselsMetabolismKidney, "treatment through the immune system");

    private static readonly Concept Disease = Concept.Sign(AreaRule.HeartVesselsMetabolismKidney, "type 1 diabetes");

    private static readonly ILookup<Concept, Term> Terms = TermTable.ReadSigns("immune-diabetes.txt", new Dictionary<string, Concept>
    {
        ["treatment"] = Treatment,
        ["disease"] = Disease,
    }).ToLookup(term => term.Concept);

    private static readonly TermIndex Treatments = new(Terms[Treatment]);

    private static readonly TermIndex TypeOne = new(Terms[Disease]);

    public static ImmutableArray<Finding> Adjust(ImmutableArray<Finding> findings, StudySubject subject)
    {
        var texts = subject.InterventionNames.Append(subject.Title).ToList();
        var isTypeOne = subject.Icd10Codes.Any(code => code.StartsWith("E10", StringComparison.OrdinalIgnoreCase))
            || subject.Conditions.Append(subject.Title).Any(text => Names(TypeOne, text));
        return isTypeOne && texts.Exists(text => Names(Treatments, text))
            ? [.. findings.Select(WithInflammation)]
            : findings;
    }

    private static Finding WithInflammation(Finding finding) => finding.Concept.Group == ConditionGroup.Diabetes
        ? finding with { Concept = finding.Concept with { CoLeads = finding.Concept.CoLeads.Add(Area.Inflammation) } }
        : finding;

    private static bool Names(TermIndex index, string text) => !index.Find(WordReader.Read(text)).IsEmpty;
}
