using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Type 1 diabetes treated through the immune system: the cardiovascular centre leads, inflammation joins.</summary>
internal static class ImmuneDiabetes
{
    private static readonly Concept Treatment = Concept.Sign(AreaRule.HeartVesselsMetabolismKidney, "treatment through the immune system");

    private static readonly Concept Disease = Concept.Sign(AreaRule.HeartVesselsMetabolismKidney, "type 1 diabetes");

    private static readonly TermIndex Treatments = new(Term.ReadAll(
        Treatment,
        """
        immun*; autoimmun*; immune directed*; teplizumab; otelixizumab; anti cd3; anti cd20; anti cd40*;
        anti thymocyte*; antithymocyte*; thymocyte globulin*; thymoglobulin*; =ATG; rituximab; abatacept; alefacept;
        siplizumab; golimumab; infliximab; etanercept; adalimumab; ustekinumab; tocilizumab; secukinumab; ixekizumab;
        canakinumab; anakinra; baricitinib; tofacitinib; ritlecitinib; upadacitinib; abrocitinib; jak inhib*;
        janus kinase*; ladarixin; iscalimab; frexalimab; tegoprubart; aldesleukin; interleukin*; gad alum*; gad65*;
        diamyd*; glutamic acid decarb*; antigen specific*; regulatory t*; treg*; tolerogen*; mycophenol*;
        cyclosporin*; ciclosporin*; mesenchymal*
        """));

    private static readonly TermIndex TypeOne = new(Term.ReadAll(
        Disease,
        """
        type 1 diabet*; diabetes type 1; diabetes mellitus type 1; =T1D; =T1DM; autoimmune diabet*;
        latent autoimmune*; insulin dependent diabet*; =IDDM; =LADA; diabetes mellitus insulin dependent
        """));

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
