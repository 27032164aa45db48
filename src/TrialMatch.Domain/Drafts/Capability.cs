namespace TrialMatch.Domain.Drafts;

/// <summary>What a site must have for a study to run there at all. A site without one of those a study asks for is excluded.</summary>
public enum Capability
{
    /// <summary>Not said. Never stored.</summary>
    Unspecified = 0,
    Mri = 1,
    PetCt = 2,
    InfusionUnit = 3,

    /// <summary>A unit that may give a medicine to people for the first time, watched round the clock.</summary>
    Phase1Unit = 4,
    Paediatrics = 5,
    Radiotherapy = 6,
    CatheterLaboratory = 7,
    Surgery = 8,
    IntensiveCare = 9,
    Endoscopy = 10,

    /// <summary>Approved for contained use of genetically modified organisms, as gene and CAR-T therapies need.</summary>
    GeneTherapy = 11,
}
