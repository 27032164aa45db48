namespace TrialMatch.Domain.Drafts;

/// <summary>Equipment or approval that a study may require of a site. A site that lacks one is excluded.</summary>
public enum Capability
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    Mri = 1,
    PetCt = 2,
    InfusionUnit = 3,

    /// <summary>A unit for first-in-human studies, with round-the-clock monitoring.</summary>
    Phase1Unit = 4,
    Paediatrics = 5,
    Radiotherapy = 6,
    CatheterLaboratory = 7,
    Surgery = 8,
    IntensiveCare = 9,
    Endoscopy = 10,

    /// <summary>Approval for contained use of genetically modified organisms, which gene and CAR-T therapies need.</summary>
    GeneTherapy = 11,
}
