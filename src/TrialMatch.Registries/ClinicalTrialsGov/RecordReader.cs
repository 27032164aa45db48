using System.Globalization;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Turns one record into a draft that can be registered as it stands, or says what keeps it from being one.</summary>
internal static class RecordReader
{
    public static ImportItem Read(JsonView record, ImportContext context)
    {
        var protocol = record["protocolSection"];
        var registryId = Identification.RegistryId(protocol["identificationModule"]);
        var sponsor = TextCleaner.Shorten(
            protocol["sponsorCollaboratorsModule"]["leadSponsor"]["name"].Text(), ImportLimits.SponsorNameLength);
        var notes = new Notes();
        if (Unusable(record) is { } refusal)
        {
            return new ImportItem(registryId, sponsor, null, refusal, []);
        }

        var draft = ReadDraft(record, context, notes);
        var violations = StudyDraftValidator.Validate(draft);
        return violations.Count > 0
            ? new ImportItem(registryId, sponsor, null, new ImportRefusal(violations[0].Field, violations[0].Description), notes.ToImmutable())
            : new ImportItem(registryId, sponsor, draft, null, notes.ToImmutable());
    }

    private static ImportRefusal? Unusable(JsonView record)
    {
        var protocol = record["protocolSection"];
        if (!protocol.IsObject)
        {
            return new ImportRefusal("protocolSection", "expected an object: the record is not of ClinicalTrials.gov's API version 2");
        }

        if (Identification.Title(protocol["identificationModule"], new Notes()).Length == 0)
        {
            return new ImportRefusal("protocolSection.identificationModule.briefTitle", "expected a title");
        }

        var namesCondition = protocol["conditionsModule"]["conditions"].Texts().Any()
            || !Subject.Headings(record["derivedSection"]["conditionBrowseModule"]).IsEmpty;
        return namesCondition
            ? null
            : new ImportRefusal("protocolSection.conditionsModule.conditions", "expected at least one condition");
    }

    private static StudyDraft ReadDraft(JsonView record, ImportContext context, Notes notes)
    {
        var protocol = record["protocolSection"];
        var names = protocol["identificationModule"];
        var design = protocol["designModule"];
        WarnOfStatus(protocol["statusModule"], notes);
        var type = StudyTypes.Read(design, notes);
        var phase = Phases.Read(design, type, notes);
        var followUpMonths = FollowUp.ReadMonths(protocol["outcomesModule"], context.Defaults, notes);
        var window = EnrolmentWindow.Read(protocol["statusModule"], followUpMonths, context, notes);
        var ages = AgeLimits.Read(protocol["eligibilityModule"], notes);
        return new StudyDraft(
            Identification.Title(names, notes),
            phase,
            type,
            NorwegianTarget.Read(protocol, context.Defaults, notes),
            window.Start,
            window.End,
            Identification.ProtocolCode(names),
            Identification.RegistryIds(names, notes),
            TestedInterventions.Read(protocol["armsInterventionsModule"], notes),
            Subject.Conditions(protocol["conditionsModule"], notes),
            Icd10Codes: [],
            Subject.Headings(record["derivedSection"]["conditionBrowseModule"]),
            FollowUpMonths: followUpMonths,
            MinimumAgeYears: ages.Minimum,
            MaximumAgeYears: ages.Maximum,
            RequiredCapabilities: Capabilities.Read(protocol, phase, ages.Maximum, notes));
    }

    private static void WarnOfStatus(JsonView status, Notes notes)
    {
        var overall = status["overallStatus"].Text();
        if (overall is "WITHDRAWN" or "COMPLETED" or "TERMINATED" or "SUSPENDED" or "ACTIVE_NOT_RECRUITING" or "NO_LONGER_AVAILABLE")
        {
            var words = overall.Replace('_', ' ').ToLower(CultureInfo.InvariantCulture);
            notes.Warn("enrolment_start", $"the registry says the study is {words}: ask the sponsor whether it still seeks patients");
        }
    }
}
