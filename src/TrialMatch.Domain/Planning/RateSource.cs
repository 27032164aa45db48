namespace TrialMatch.Domain.Planning;

/// <summary>
/// The source of a site's expected recruitment rate. The best is its own record, then its network's record, then registry evidence, then its
/// declaration.
/// </summary>
public enum RateSource
{
    Unspecified = 0,

    /// <summary>The site's own recruitment to studies of the condition group in this system.</summary>
    OwnRecord = 1,

    /// <summary>The recruitment of the area's network to studies of the condition group.</summary>
    NetworkRecord = 2,

    /// <summary>The declared eligible patients times the consent share.</summary>
    DeclaredEligible = 3,

    /// <summary>
    /// The recruitment of the network's trusts to industry trials of the condition group according to registries, distributed over the trusts by
    /// their declarations.
    /// </summary>
    RegistryEvidence = 4,
}
