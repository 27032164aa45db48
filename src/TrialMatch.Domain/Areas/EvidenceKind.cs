namespace TrialMatch.Domain.Areas;

/// <summary>What in a study a reason rests on.</summary>
public enum EvidenceKind
{
    /// <summary>Not said. Never stored.</summary>
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
