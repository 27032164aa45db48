namespace TrialMatch.Domain.Drafts;

/// <summary>Tells studies of children from the others.</summary>
public static class AgeGroup
{
    /// <summary>
    /// Returns whether only children can take part. A study that is open to adults too can be done in a department for adults. One that is only said to
    /// be paediatric counts as one of children, since its sponsor seeks departments for them.
    /// </summary>
    public static bool IsOfChildren(this StudyDraft draft) => draft.MaximumAgeYears is { } oldest
        ? oldest < StudyIntakeLimits.AdultAgeYears
        : draft.Intake is { IsPaediatric: true };
}
