using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Devices;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Routes a study to its areas by rules A1 to A11 (<see cref="AreaRule"/>). The first rule that fits the primary condition names the lead; every
/// other rule that fits adds a co-lead. A study that no rule fits goes to triage, since a guess would be worse.
/// </summary>
public static class Classifier
{
    public static Classification Classify(StudySubject subject)
    {
        var findings = ImmuneDiabetes.Adjust(FindingReader.Read(subject), subject);
        var primary = findings.FirstOrDefault(finding => finding.IsHead && !finding.Concept.IsAccompaniment)
            ?? findings.FirstOrDefault(finding => finding.IsHead);
        if (primary is not null)
        {
            var adjusted = StrokePrevention.Adjust(primary, findings, subject);
            findings = findings.Replace(primary, adjusted);
            primary = adjusted;
        }

        var endpoint = CardiovascularEndpoint.Find(subject);
        return DeviceRule.Find(subject) is { } device
            ? OfDevice(subject, device, primary, findings, endpoint)
            : OfCondition(subject, primary, findings, endpoint);
    }

    private static Classification OfCondition(
        StudySubject subject, Finding? primary, ImmutableArray<Finding> findings, ClassificationReason? endpoint)
    {
        var reasons = Reasons(subject, primary, findings, endpoint);
        return primary?.Concept is { Area: { } lead } concept
            ? new Classification(lead, AreasBeside(lead, primary, findings, endpoint), concept.Group, reasons)
            : new Classification(null, [], primary?.Concept.Group, reasons, AreasBeside(null, primary, findings, endpoint), FieldOf(primary));
    }

    private static string FieldOf(Finding? primary) => primary?.Concept.Group is { } group ? EnumText.InWords(group) : string.Empty;

    /// <summary>
    /// Adds the clinical areas, whose networks supply the sites and the patients. Where there is none, the device centre's own network supplies them.
    /// </summary>
    private static Classification OfDevice(
        StudySubject subject, DeviceEvidence device, Finding? primary, ImmutableArray<Finding> findings, ClassificationReason? endpoint)
    {
        if (!findings.Any(finding => finding.Concept.Kind == ConceptKind.OfArea))
        {
            findings = [.. findings, .. FindingReader.OfTitle(subject.Title)];
            primary ??= findings.FirstOrDefault();
        }

        var patients = findings.Prepend(primary)
            .OfType<Finding>()
            .Where(finding => finding.Concept.Group is not null)
            .OrderBy(finding => finding.Concept.Area is null)
            .FirstOrDefault()?.Concept.Group;
        return new Classification(
            Area.MedicalDevices,
            AreasBeside(Area.MedicalDevices, primary, findings, endpoint),
            patients,
            [device.Reason(), .. Reasons(subject, primary, findings, endpoint)]);
    }

    /// <summary>An accompanying condition (anxiety, poor sleep) that follows a disease of another field belongs to that field.</summary>
    private static ImmutableArray<Area> AreasBeside(
        Area? lead, Finding? primary, ImmutableArray<Finding> findings, ClassificationReason? endpoint)
    {
        var brought = primary is { Concept.Area: null } ? findings.Skip(findings.IndexOf(primary)).Where(finding => finding.Concept.IsAccompaniment) : [];
        return
        [
            .. findings
                .Where(finding => finding.Concept.Kind == ConceptKind.OfArea)
                .Except(brought)
                .SelectMany(finding => finding.Concept.CoLeads.Prepend(finding.Concept.Area!.Value))
                .Concat(endpoint is null ? [] : [Area.Cardiovascular])
                .Where(area => area != lead)
                .Distinct(),
        ];
    }

    private static ImmutableArray<ClassificationReason> Reasons(
        StudySubject subject, Finding? primary, ImmutableArray<Finding> findings, ClassificationReason? endpoint)
    {
        var found = primary is null
            ? [NotRecognised(subject)]
            : findings.Remove(primary).Insert(0, primary).SelectMany(finding => finding.Reasons()).Distinct();
        return endpoint is null ? [.. found] : [.. found, endpoint];
    }

    private static ClassificationReason NotRecognised(StudySubject subject) => new(
        AreaRule.NothingFits,
        null,
        subject.Conditions.IsEmpty ? EvidenceKind.Title : EvidenceKind.Condition,
        subject.Conditions.FirstOrDefault(subject.Title),
        "nothing in the conditions, codes, headings or title is recognised");
}
