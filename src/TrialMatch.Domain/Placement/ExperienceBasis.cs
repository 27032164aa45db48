namespace TrialMatch.Domain.Placement;

/// <summary>The source of a trust's experience.</summary>
public enum ExperienceBasis
{
    Unspecified = 0,

    /// <summary>Studies in this system.</summary>
    OwnRecord = 1,

    /// <summary>Records of a trial registry.</summary>
    RegistryEvidence = 2,

    /// <summary>No source: a planning default.</summary>
    PlanningDefault = 3,
}
