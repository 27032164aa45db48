using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a site has recruited to one study so far.</summary>
/// <param name="Revision">1 or more; grows with each report. Of two entries of a study the higher stands.</param>
/// <param name="Area">The area under which the trust is a site of the study.</param>
/// <param name="ConditionGroup">Null for a study of a condition that belongs to no group.</param>
/// <param name="PromisedPatients">0 or more.</param>
/// <param name="ActualPatients">0 or more.</param>
/// <param name="ExposureMonths">
/// Months it has been open for recruitment, 0 or more, times the share of the group's patients that the study could ask: as many
/// patients of the whole group passed by.
/// </param>
/// <param name="EligiblePatientMonths">Patients it declared eligible, summed over those months, times that share; 0 or more.</param>
/// <param name="IsClosed">Whether the study recruits here no more, so that its promise can be held against it.</param>
public sealed record RecruitmentEntry(
    StudyId Study,
    int Revision,
    Area Area,
    ConditionGroup? ConditionGroup,
    int PromisedPatients,
    int ActualPatients,
    double ExposureMonths,
    double EligiblePatientMonths,
    bool IsClosed)
{
    /// <summary>Whether it can be recorded at all.</summary>
    public bool IsWellFormed =>
        Revision >= 1
        && PromisedPatients >= 0
        && ActualPatients >= 0
        && double.IsFinite(ExposureMonths) && ExposureMonths >= 0
        && double.IsFinite(EligiblePatientMonths) && EligiblePatientMonths >= 0;
}
