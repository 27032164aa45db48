using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>A site's recruitment to one study so far.</summary>
/// <param name="Revision">The revision, 1 or more, which rises with each report. Of two entries of a study the higher revision counts.</param>
/// <param name="Area">The area under which the trust is a site of the study.</param>
/// <param name="ConditionGroup">The study's condition group; null where its condition belongs to none.</param>
/// <param name="PromisedPatients">The patients promised, 0 or more.</param>
/// <param name="ActualPatients">The patients recruited, 0 or more.</param>
/// <param name="ExposureMonths">
/// The months open for recruitment times the share of the group's patients that the study could ask, 0 or more. So the rate refers to the whole group.
/// </param>
/// <param name="EligiblePatientMonths">The declared eligible patients, summed over those months, times that share; 0 or more.</param>
/// <param name="IsClosed">Whether recruitment here has ended, so that the promise can be compared with the result.</param>
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
    /// <summary>Whether revision and figures are valid.</summary>
    public bool IsWellFormed =>
        Revision >= 1
        && PromisedPatients >= 0
        && ActualPatients >= 0
        && double.IsFinite(ExposureMonths) && ExposureMonths >= 0
        && double.IsFinite(EligiblePatientMonths) && EligiblePatientMonths >= 0;
}
