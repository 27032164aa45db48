namespace TrialMatch.Domain.Placement;

/// <summary>Where a trust's experience is known from.</summary>
public enum ExperienceBasis
{
    Unspecified = 0,

    /// <summary>Studies that it took part in here.</summary>
    OwnRecord = 1,

    /// <summary>Records of a trial registry.</summary>
    RegistryEvidence = 2,

    /// <summary>Nothing is known: a planning default.</summary>
    PlanningDefault = 3,
}
