using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Activity;

/// <summary>What a site of a study reported for a year, and what the activity report has to know of the study.</summary>
/// <param name="StudyType">Null where it was not recorded.</param>
/// <param name="Patients">New patients of the year: 0 or more.</param>
public sealed record ActivityFact(
    StudyId Study, string Title, bool IsBlinded, StudyType? StudyType, ImmutableArray<InterventionType> InterventionTypes, TrustId Trust, int Patients)
{
    public ActivityReason Reason => this switch
    {
        { StudyType: Drafts.StudyType.Observational } => ActivityReason.Observational,
        { StudyType: Drafts.StudyType.ExpandedAccess } => ActivityReason.ExpandedAccess,
        { Patients: 0 } => ActivityReason.NoNewPatients,
        { StudyType: not Drafts.StudyType.Interventional } => ActivityReason.KindUnrecorded,
        _ when InterventionTypes.Any(IsTreatment) => ActivityReason.Treatment,
        _ when InterventionTypes.Contains(InterventionType.DiagnosticTest) => ActivityReason.DiagnosticTestOnly,
        _ => ActivityReason.InterventionUntold,
    };

    public ActivityStanding Standing => Reason switch
    {
        ActivityReason.Treatment => ActivityStanding.In,
        ActivityReason.Observational or ActivityReason.ExpandedAccess or ActivityReason.NoNewPatients => ActivityStanding.Out,
        _ => ActivityStanding.Check,
    };

    private static bool IsTreatment(InterventionType type) =>
        type is not (InterventionType.Unspecified or InterventionType.DiagnosticTest or InterventionType.Other);
}
