using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Says which area leads a study and which join, by rules 1 to 10 (<see cref="AreaRule"/>): the first rule that fits the
/// primary condition leads, every other that fits is a co-lead. What no rule fits goes to triage; a guess would be worse.
/// </summary>
public static class Classifier
{
    public static Classification Classify(StudySubject subject)
    {
        var findings = FindingReader.Read(subject);
        var primary = findings.FirstOrDefault(finding => finding.IsHead && !finding.Concept.IsAccompaniment)
            ?? findings.FirstOrDefault(finding => finding.IsHead);
        if (primary is not null)
        {
            var weighed = StrokePrevention.Weigh(primary, findings, subject);
            findings = findings.Replace(primary, weighed);
            primary = weighed;
        }

        return DeviceRule.Fits(subject) ? OfDevice(subject, primary, findings) : OfCondition(subject, primary, findings);
    }

    private static Classification OfCondition(StudySubject subject, Finding? primary, ImmutableArray<Finding> findings)
    {
        if (primary is null)
        {
            return new Classification(null, [], null, [NotRecognised(subject)]);
        }

        return primary.Concept.Area is { } lead
            ? new Classification(lead, CoLeads(lead, findings), primary.Concept.Group, Reasons(primary, findings))
            : new Classification(null, [], null, Reasons(primary, findings));
    }

    /// <summary>The clinical area joins and supplies the sites; where there is none, the device centre's own network has to.</summary>
    private static Classification OfDevice(StudySubject subject, Finding? primary, ImmutableArray<Finding> findings)
    {
        var types = string.Join(", ", subject.InterventionTypes);
        var device = new ClassificationReason(
            AreaRule.DeviceTested, Area.MedicalDevices, EvidenceKind.InterventionTypes, types, "a device or software is itself what is tested");
        var hasArea = primary?.Concept.Area is not null;
        var others = primary is null ? [NotRecognised(subject)] : Reasons(primary, findings);
        return new Classification(
            Area.MedicalDevices,
            hasArea ? CoLeads(Area.MedicalDevices, findings) : [],
            primary?.Concept.Group,
            [device, .. others]);
    }

    private static ImmutableArray<Area> CoLeads(Area lead, ImmutableArray<Finding> findings) =>
    [
        .. findings
            .Where(finding => finding.Concept.Kind == ConceptKind.OfArea)
            .SelectMany(finding => finding.Concept.CoLeads.Prepend(finding.Concept.Area!.Value))
            .Where(area => area != lead)
            .Distinct(),
    ];

    private static ImmutableArray<ClassificationReason> Reasons(Finding primary, ImmutableArray<Finding> findings) =>
        [.. findings.Remove(primary).Insert(0, primary).SelectMany(finding => finding.Reasons()).Distinct()];

    private static ClassificationReason NotRecognised(StudySubject subject) => new(
        AreaRule.NothingFits,
        null,
        subject.Conditions.IsEmpty ? EvidenceKind.Title : EvidenceKind.Condition,
        subject.Conditions.FirstOrDefault(subject.Title),
        "nothing in the conditions, codes, headings or title is recognised");
}
