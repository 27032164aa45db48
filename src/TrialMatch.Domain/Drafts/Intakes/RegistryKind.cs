namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>The registry that gave a number.</summary>
public enum RegistryKind
{
    /// <summary>Not specified.</summary>
    Unspecified = 0,
    ClinicalTrialsGov = 1,
    /// <summary>The EU clinical trials information system.</summary>
    EuCt = 2,
    /// <summary>The EU database before it.</summary>
    EudraCt = 3,
    /// <summary>The EU database on medical devices.</summary>
    Eudamed = 4,
}
