using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Evidence;

/// <summary>What a registry's record tells of where a trial was done and how it recruited.</summary>
/// <param name="RegistryId">Such as "NCT01234567"; empty where the record does not say.</param>
/// <param name="Sponsor">The lead sponsor's name; empty where the record does not say.</param>
/// <param name="IsIndustry">Whether the registry classes the lead sponsor as a company.</param>
/// <param name="HasStarted">Whether it enrolled or could: neither withdrawn nor still to begin.</param>
/// <param name="Start">The first day it may have been on, where only month or year are known; null where no date is given.</param>
/// <param name="Classification">Its area and condition group, as of any study.</param>
/// <param name="Sites">Its locations in all countries, without the withdrawn.</param>
/// <param name="Enrolment">Patients of all countries together; null where the record does not say.</param>
/// <param name="IsEnrolmentActual">Whether that many took part; otherwise it is the number sought.</param>
/// <param name="EnrolmentMonths">From start to primary completion, less the follow-up; null where the dates do not tell.</param>
/// <param name="AreMonthsAssumed">Whether the follow-up left too little of that time, so that the months are a planning assumption.</param>
/// <param name="NorwegianSites">Its Norwegian locations, without the withdrawn.</param>
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

    /// <summary>Whether it is experience for its sites: an interventional trial that began, in a known year.</summary>
    public bool IsExperience => StudyType == StudyType.Interventional && HasStarted && Start is not null;

    /// <summary>
    /// Patients that a site enrolled in a month, were all its sites alike and open all the time: a registry tells neither
    /// each site's patients nor its opening. Null where the record does not tell how many took part, where, or in what time.
    /// </summary>
    public double? PatientsPerSiteMonth =>
        IsEnrolmentActual && Enrolment is > 0 and var patients && EnrolmentMonths is > 0 and var months && Sites > 0
            ? (double)patients / Sites / months
            : null;
}
