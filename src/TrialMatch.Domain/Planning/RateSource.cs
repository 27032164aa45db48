namespace TrialMatch.Domain.Planning;

/// <summary>Where a site's expected recruitment rate comes from. The most telling is its own record, then its network's, then registries', then what it declares.</summary>
public enum RateSource
{
    Unspecified = 0,

    /// <summary>What the site itself has recruited to studies of the condition group in this system.</summary>
    OwnRecord = 1,

    /// <summary>What the area's network has recruited to studies of the condition group.</summary>
    NetworkRecord = 2,

    /// <summary>The eligible patients it declares times the share that consents.</summary>
    DeclaredEligible = 3,

    /// <summary>What the network's trusts recruited to industry trials of the condition group as registries tell, spread over them by what they declare.</summary>
    RegistryEvidence = 4,
}
