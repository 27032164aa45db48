namespace TrialMatch.Domain.Capacity;

/// <summary>The kind of capacity in a pool. The name has the unit; amounts are per month.</summary>
public enum PoolKind
{
    Unspecified = 0,
    StudyNurseMinutes = 1,
    InvestigatorMinutes = 2,
    InfusionChairMinutes = 3,
    ImagingSlots = 4,
    PharmacyPreparations = 5,

    /// <summary>Patients of a condition group who could be asked to take part.</summary>
    EligiblePatients = 6,
}
