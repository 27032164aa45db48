using System.Collections.Immutable;

namespace TrialMatch.Domain.Drafts;

/// <summary>
/// How long a patient is taken to take part after enrolment until the sponsor says. A planning default: a guess by phase and kind,
/// guided by the longest time of a primary outcome in 69 registry records, whose medians were 12 months in phase 2 and 3, 6 in
/// phase 4, 3 without a phase and 9 in observational studies.
/// </summary>
public static class FollowUpDefaults
{
    private const int DefaultMonths = 12;
    private const int AfterApprovalMonths = 6;

    /// <summary>Of behaviour, diets and tests, which are measured soon.</summary>
    private const int ShortMonths = 3;

    /// <summary>What the sponsor said, 0 included; the default where it said nothing.</summary>
    public static int PlannedFollowUpMonths(this StudyDraft draft) => draft.FollowUpMonths ?? MonthsOf(draft.Phase, draft.StudyType, draft.InterventionTypes);

    /// <param name="interventionTypes">What is tested; empty where not known.</param>
    public static int MonthsOf(Phase phase, StudyType studyType, ImmutableArray<InterventionType> interventionTypes) => (studyType, phase) switch
    {
        (StudyType.Interventional, Phase.Phase4) => AfterApprovalMonths,
        (StudyType.Interventional, Phase.NotApplicable) when interventionTypes.Any() && interventionTypes.All(IsMeasuredSoon) => ShortMonths,
        _ => DefaultMonths,
    };

    private static bool IsMeasuredSoon(InterventionType type) => type is
        InterventionType.Behavioral or InterventionType.DietarySupplement or InterventionType.DiagnosticTest or InterventionType.Other;
}
