namespace TrialMatch.Domain.Areas;

/// <summary>The part of a study that a reason rests on.</summary>
public enum EvidenceKind
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    Condition = 1,
    Icd10Code = 2,
    MeshHeading = 3,
    InterventionTypes = 4,
    Title = 5,
    InterventionName = 6,
    Description = 7,
    PrimaryOutcome = 8,
}
