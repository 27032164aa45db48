using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Evidence;

/// <summary>A registry's record of a trial: its sites and its recruitment.</summary>
/// <param name="RegistryId">The id, such as "NCT01234567"; may be empty.</param>
/// <param name="Sponsor">The lead sponsor's name; may be empty.</param>
/// <param name="IsIndustry">Whether the registry classes the lead sponsor as a company.</param>
/// <param name="HasStarted">Whether it has begun: neither withdrawn nor not yet recruiting.</param>
/// <param name="Start">The start date, the earliest possible one where only month or year are known; null where no date is given.</param>
/// <param name="Classification">Its areas and condition group, classified like any study.</param>
/// <param name="Sites">The number of its locations in all countries, without withdrawn ones.</param>
/// <param name="Enrolment">The patients in all countries; null where the record does not say.</param>
/// <param name="IsEnrolmentActual">Whether the enrolment is actual; otherwise it is the target.</param>
/// <param name="EnrolmentMonths">The months from start to primary completion, less the follow-up; null where dates are missing.</param>
/// <param name="AreMonthsAssumed">Whether the months are a planning assumption, because the follow-up left too little time.</param>
/// <param name="NorwegianSites">Its Norwegian locations, without withdrawn ones.</param>
public sealed record RegistryTrial(
    string RegistryId,
    string Sponsor,
    bool IsIndustry,
    StudyType StudyType,
    Phase Phase,
    bool HasStarted,
    DateOnly? Start,
    Classification Classification,
    int Sites,
    int? Enrolment,
    bool IsEnrolmentActual,
    int? EnrolmentMonths,
    bool AreMonthsAssumed,
    ImmutableArray<Facility> NorwegianSites)
{
    public TrialKind Kind => (IsIndustry, Phase) switch
    {
        (true, Phase.Phase2 or Phase.Phase2Phase3 or Phase.Phase3) => TrialKind.IndustryPhase2Or3,
        (true, _) => TrialKind.IndustryOther,
        _ => TrialKind.OtherSponsor,
    };

    /// <summary>Whether it counts as experience of its sites: an interventional trial that began in a known year.</summary>
    public bool IsExperience => StudyType == StudyType.Interventional && HasStarted && Start is not null;

    /// <summary>
    /// The mean patients that a site enrolled a month, assuming that all sites were alike and always open: registries have neither each site's
    /// patients nor its opening. Null where the record lacks actual enrolment, sites or duration.
    /// </summary>
    public double? PatientsPerSiteMonth =>
        IsEnrolmentActual && Enrolment is > 0 and var patients && EnrolmentMonths is > 0 and var months && Sites > 0
            ? (double)patients / Sites / months
            : null;
}
