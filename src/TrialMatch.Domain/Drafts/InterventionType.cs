namespace TrialMatch.Domain.Drafts;

/// <summary>What kind of thing is given or done to patients; the registrant's choice, so a hint rather than a proof.</summary>
public enum InterventionType
{
    /// <summary>Not said. Never stored.</summary>
    Unspecified = 0,
    Drug = 1,
    Biological = 2,
    Device = 3,
    Procedure = 4,
    Radiation = 5,
    Behavioral = 6,
    Genetic = 7,
    DietarySupplement = 8,

    /// <summary>A drug and a device, or a drug and a biological, in one product.</summary>
    CombinationProduct = 9,
    DiagnosticTest = 10,
    Other = 11,
}
