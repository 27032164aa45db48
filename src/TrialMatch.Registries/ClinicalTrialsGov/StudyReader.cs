using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Rarity;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Converts one record into a draft that can be registered as it is, or returns the reason why it cannot.</summary>
internal static class StudyReader
{
    public static ImportItem Read(RecordNode record, ImportContext context)
    {
        var protocol = record["protocolSection"];
        var warnings = new Warnings();
        var registryId = IdentityReader.ReadRegistryId(protocol["identificationModule"]);
        var sponsor = IdentityReader.ReadSponsor(protocol["sponsorCollaboratorsModule"], warnings);
        var subject = ReadSubject(record);
        if (Unusable(record, context) is { } problem)
        {
            return new ImportItem(registryId, sponsor, null, problem, []) { Subject = subject };
        }

        var draft = ReadDraft(record, context, warnings);
        WarnOfRarity(draft, warnings);
        return StudyDraftValidator.Validate(draft) is [var first, ..]
            ? new ImportItem(registryId, sponsor, null, new ImportProblem(first.Field, first.Description), warnings.ToImmutable()) { Subject = subject }
            : new ImportItem(registryId, sponsor, draft, null, warnings.ToImmutable()) { Subject = subject };
    }

    /// <summary>
    /// Returns the study's subject, which many records state even if they cannot be converted. Without warnings, which belong to the
    /// draft.
    /// </summary>
    public static StudySubject ReadSubject(RecordNode record)
    {
        var protocol = record["protocolSection"];
        var unheard = new Warnings();
        return new StudySubject(
            IdentityReader.ReadTitle(protocol["identificationModule"], unheard),
            StudyTypeReader.Read(protocol["designModule"], unheard),
            TestedInterventions.ReadTypes(protocol["armsInterventionsModule"], unheard),
            ConditionReader.Read(protocol["conditionsModule"], unheard),
            Icd10Codes: [],
            MeshReader.Read(record["derivedSection"]["conditionBrowseModule"], unheard),
            SubjectWords.ReadDescription(protocol),
            SubjectWords.ReadInterventionNames(protocol["armsInterventionsModule"]),
            SubjectWords.ReadPrimaryOutcomes(protocol["outcomesModule"]));
    }

    private static void WarnOfRarity(StudyDraft draft, Warnings warnings)
    {
        var group = Classifier.Classify(StudySubject.Of(draft)).ConditionGroup;
        if (EligibleShare.Of(draft, group).Assumption is { } assumption)
        {
            warnings.Add("eligible_share_per_mille", assumption);
        }
    }

    /// <summary>
    /// Returns the first problem with what cannot be assumed for the sponsor: the kind of study, its subject, and the number of patients.
    /// </summary>
    private static ImportProblem? Unusable(RecordNode record, ImportContext context)
    {
        var protocol = record["protocolSection"];
        if (!protocol.IsObject)
        {
            return new ImportProblem(protocol.Path, "expected an object, as in a study of ClinicalTrials.gov's API version 2");
        }

        return IdentityReader.FindProblem(protocol["identificationModule"])
            ?? ConditionReader.FindProblem(record)
            ?? EnrolmentReader.FindProblem(protocol, context);
    }

    private static StudyDraft ReadDraft(RecordNode record, ImportContext context, Warnings warnings)
    {
        var protocol = record["protocolSection"];
        var identification = protocol["identificationModule"];
        var design = protocol["designModule"];
        StatusReader.Warn(protocol["statusModule"], warnings);
        var type = StudyTypeReader.Read(design, warnings);
        var phase = PhaseReader.Read(design, type, warnings);
        var interventionTypes = TestedInterventions.ReadTypes(protocol["armsInterventionsModule"], warnings);
        var plannedFollowUpMonths = FollowUpDefaults.MonthsOf(phase, type, interventionTypes);
        var followUpMonths = FollowUpReader.ReadMonths(protocol, plannedFollowUpMonths, warnings);
        var window = WindowReader.Read(protocol["statusModule"], followUpMonths ?? plannedFollowUpMonths, context, warnings);
        var ages = AgeReader.Read(protocol["eligibilityModule"], warnings);
        var registryIds = IdentityReader.ReadRegistryIds(identification, warnings);
        return new StudyDraft(
            IdentityReader.ReadTitle(identification, warnings),
            phase,
            type,
            EnrolmentReader.ReadTarget(protocol, context, warnings),
            window.Start,
            window.End,
            IdentityReader.ReadProtocolCode(identification, warnings),
            registryIds,
            interventionTypes,
            ConditionReader.Read(protocol["conditionsModule"], warnings),
            Icd10Codes: [],
            MeshReader.Read(record["derivedSection"]["conditionBrowseModule"], warnings),
            FollowUpMonths: followUpMonths,
            MinimumAgeYears: ages.Minimum,
            MaximumAgeYears: ages.Maximum,
            RequiredCapabilities: CapabilityReader.Read(protocol, phase, ages, warnings),
            Description: SubjectWords.ReadDescription(protocol),
            InterventionNames: SubjectWords.ReadInterventionNames(protocol["armsInterventionsModule"]),
            PrimaryOutcomes: SubjectWords.ReadPrimaryOutcomes(protocol["outcomesModule"]),
            Intake: IntakeReader.Read(protocol, registryIds, ages, warnings));
    }
}
