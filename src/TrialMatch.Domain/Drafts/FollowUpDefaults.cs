using System.Collections.Immutable;

namespace TrialMatch.Domain.Drafts;

/// <summary>
/// The default follow-up of a patient where the sponsor states none. A planning default: a guess by phase and study type, guided by the longest time
/// frame of a primary outcome in 69 registry records. Its medians were 12 months in phases 2 and 3, 6 in phase 4, 3 without a phase and 9 in
/// observational studies.
/// </summary>
public static class FollowUpDefaults
{
    private const int DefaultMonths = 12;
    private const int AfterApprovalMonths = 6;

    /// <summary>For behaviour, diets and tests, whose outcomes are measured early.</summary>
    private const int ShortMonths = 3;

    /// <summary>Returns the sponsor's follow-up in months, 0 included; the default where it states none.</summary>
    public static int PlannedFollowUpMonths(this StudyDraft draft) => draft.FollowUpMonths ?? MonthsOf(draft.Phase, draft.StudyType, draft.InterventionTypes);

    /// <param name="interventionTypes">What is tested; empty where unknown.</param>
    public static int MonthsOf(Phase phase, StudyType studyType, ImmutableArray<InterventionType> interventionTypes) => (studyType, phase) switch
    {
        (StudyType.Interventional, Phase.Phase4) => AfterApprovalMonths,
        (StudyType.Interventional, Phase.NotApplicable) when interventionTypes.Any() && interventionTypes.All(IsMeasuredSoon) => ShortMonths,
        _ => DefaultMonths,
    };

    private static bool IsMeasuredSoon(InterventionType type) => type is
        InterventionType.Behavioral or InterventionType.DietarySupplement or InterventionType.DiagnosticTest or InterventionType.Other;
}
