namespace TrialMatch.Domain.Drafts;

/// <summary>The type of an intervention. Registrants choose it freely, so it is a hint rather than a proof.</summary>
public enum InterventionType
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    Drug = 1,
    Biological = 2,
    Device = 3,
    Procedure = 4,
    Radiation = 5,
    Behavioral = 6,
    Genetic = 7,
    DietarySupplement = 8,

    /// <summary>A product that combines a drug with a device or a biological.</summary>
    CombinationProduct = 9,
    DiagnosticTest = 10,
    Other = 11,
}
