using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads what a record tells beside what a study is planned with.</summary>
internal static class IntakeReader
{
    /// <param name="registryIds">The study's ids in registries, in any form.</param>
    public static StudyIntake Read(RecordNode protocol, ImmutableArray<string> registryIds, (int? Minimum, int? Maximum) ages, Warnings warnings)
    {
        var criteria = CriteriaReader.Read(protocol["eligibilityModule"]["eligibilityCriteria"], warnings);
        var sites = CountedLocations.Of(protocol["contactsLocationsModule"]["locations"]).All;
        return new StudyIntake(
            Products: ProductReader.Read(protocol["armsInterventionsModule"]),
            RegistryNumbers: [.. registryIds.Select(NumberOf).OfType<RegistryNumber>()],
            InclusionCriteria: criteria.Inclusion,
            ExclusionCriteria: criteria.Exclusion,
            GlobalTargetPatients: EnrolmentReader.ReadEnrolment(protocol) is >= 1 and <= StudyIntakeLimits.GlobalTargetPatients and var patients ? patients : null,
            GlobalSites: sites is >= 1 and <= StudyIntakeLimits.GlobalSites ? sites : null,
            IsPaediatric: IsPaediatric(ages));
    }

    private static RegistryNumber? NumberOf(string id) =>
        RegistryNumberForms.RegistryOf(id) is { } registry ? new RegistryNumber(registry, id) : null;

    /// <summary>Returns whether patients under 18 are included; null where the record sets no age that tells.</summary>
    private static bool? IsPaediatric((int? Minimum, int? Maximum) ages) => ages switch
    {
        { Minimum: >= StudyIntakeLimits.AdultAgeYears } => false,
        { Minimum: not null } or { Maximum: < StudyIntakeLimits.AdultAgeYears } => true,
        _ => null,
    };
}
