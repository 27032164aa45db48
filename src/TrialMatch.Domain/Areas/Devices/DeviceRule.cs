using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>
/// Rule 1: a device or software is itself what is tested. Registrants choose intervention types freely, so names, title and
/// description are read too. A device beside medicines counts as a means of giving them or measuring their effect, unless the title is about the device.
/// </summary>
internal static class DeviceRule
{
    private static readonly ImmutableArray<InterventionType> Medicines =
    [
        InterventionType.Drug, InterventionType.Biological, InterventionType.Genetic, InterventionType.DietarySupplement, InterventionType.Radiation,
    ];

    private static readonly ImmutableArray<InterventionType> Examinations =
        [InterventionType.DiagnosticTest, InterventionType.Procedure, InterventionType.Other];

    private static readonly ImmutableArray<InterventionType> MaybeInstrument = [InterventionType.DiagnosticTest, InterventionType.Other];

    /// <returns>The evidence; null where no device is tested.</returns>
    public static DeviceEvidence? Find(StudySubject subject)
    {
        var types = subject.InterventionTypes;
        if (types.Any(Medicines.Contains))
        {
            return BesideMedicine(subject);
        }

        if (!types.Contains(InterventionType.Device) || types.Contains(InterventionType.CombinationProduct))
        {
            return AsNamed(subject) ?? AsTitled(subject) ?? AsDescribed(subject);
        }

        return OnlyMeasures(subject) ? AsTitled(subject) : new DeviceEvidence(EvidenceKind.InterventionTypes, string.Join(", ", types));
    }

    /// <summary>In an observational study, a device among tests only measures. In other studies it does so only where its name says so.</summary>
    private static bool OnlyMeasures(StudySubject subject)
    {
        var isAmongOthers = subject.InterventionTypes.Any(type => type != InterventionType.Device);
        var isAmongTests = subject.InterventionTypes.Any(type => type is InterventionType.DiagnosticTest or InterventionType.Other);
        return isAmongOthers
            && ((subject.StudyType == StudyType.Observational && isAmongTests) || Kinds(subject).DefaultIfEmpty().Max() == DeviceKind.Measures);
    }

    private static DeviceEvidence? BesideMedicine(StudySubject subject)
    {
        var acting = subject.InterventionNames.Where(name => DeviceReader.KindIn(name) == DeviceKind.Acts).ToList();
        if (!subject.InterventionTypes.Contains(InterventionType.Device) && acting.Count == 0)
        {
            return null;
        }

        var medicines = subject.InterventionNames.Where(name => DeviceReader.KindIn(name) == DeviceKind.None).ToList();
        return Titles(subject).FirstOrDefault(title => IsAbout(new StudyTitle(title.Text), acting, medicines));
    }

    private static bool IsAbout(StudyTitle title, List<string> acting, List<string> medicines) =>
        (title.Matter == DeviceKind.Acts && !title.GivesBefore(medicines))
        || (title.Matter != DeviceKind.None && title.IsHandling)
        || acting.Exists(title.Names);

    /// <summary>An import puts the official title at the start of the description.</summary>
    private static IEnumerable<DeviceEvidence> Titles(StudySubject subject) =>
    [
        new DeviceEvidence(EvidenceKind.Title, subject.Title),
        .. DeviceClaims.Sentences(subject.Description).Take(1).Select(sentence => new DeviceEvidence(EvidenceKind.Description, sentence)),
    ];

    private static DeviceEvidence? AsNamed(StudySubject subject)
    {
        var names = subject.InterventionNames;
        var acting = names.FirstOrDefault(name => DeviceReader.KindIn(name) == DeviceKind.Acts);
        if (acting is not null)
        {
            return new DeviceEvidence(EvidenceKind.InterventionName, acting);
        }

        var isAllDevices = !names.IsEmpty && !Kinds(subject).Contains(DeviceKind.None);
        var isTested = subject.StudyType == StudyType.Interventional || new StudyTitle(subject.Title).Matter != DeviceKind.None;
        return isAllDevices && isTested ? new DeviceEvidence(EvidenceKind.InterventionName, names[0]) : null;
    }

    private static DeviceEvidence? AsTitled(StudySubject subject)
    {
        var title = new StudyTitle(subject.Title);
        var isAboutIt = title.IsRegulated || title.Matter switch
        {
            DeviceKind.Acts => true,
            DeviceKind.Measures => title.IsEvaluating || IsExamination(subject),
            DeviceKind.Gives => title.IsHandling,
            _ => false,
        };
        return isAboutIt ? new DeviceEvidence(EvidenceKind.Title, subject.Title) : null;
    }

    private static DeviceEvidence? AsDescribed(StudySubject subject)
    {
        var least = !subject.InterventionTypes.IsEmpty && subject.InterventionTypes.All(MaybeInstrument.Contains) ? DeviceKind.Measures : DeviceKind.Acts;
        return DeviceClaims.Find(subject.Description, subject.InterventionNames, least) is { } claim
            ? new DeviceEvidence(EvidenceKind.Description, claim)
            : null;
    }

    private static bool IsExamination(StudySubject subject) =>
        !subject.InterventionTypes.IsEmpty && subject.InterventionTypes.All(Examinations.Contains);

    private static IEnumerable<DeviceKind> Kinds(StudySubject subject) => subject.InterventionNames.Select(DeviceReader.KindIn);
}
