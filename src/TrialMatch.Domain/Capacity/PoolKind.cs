namespace TrialMatch.Domain.Capacity;

/// <summary>What a pool of capacity at a trust is made of; the unit is in the name, per month.</summary>
public enum PoolKind
{
    Unspecified = 0,
    StudyNurseMinutes = 1,
    InvestigatorMinutes = 2,
    InfusionChairMinutes = 3,
    ImagingSlots = 4,
    PharmacyPreparations = 5,

    /// <summary>Patients of one condition group who could be asked to take part.</summary>
    EligiblePatients = 6,
}
