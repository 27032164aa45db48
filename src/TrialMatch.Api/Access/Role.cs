namespace TrialMatch.Api.Access;

/// <summary>What a caller is to the service. What each may do is in <see cref="AccessTable"/>.</summary>
public enum Role
{
    /// <summary>Works for a sponsor, or for a CRO on its behalf. Scope: the sponsor.</summary>
    Sponsor = 1,

    /// <summary>Coordinates a trust's sites. Scope: the trust.</summary>
    Site = 2,

    /// <summary>Coordinates a centre and its network. Scope: the centre.</summary>
    Centre = 3,

    /// <summary>Oversees a region; reads and changes nothing. Scope: the region.</summary>
    Region = 4,

    /// <summary>Works in the coordinating unit of all centres. No scope.</summary>
    National = 5,

    /// <summary>Runs the service, and may act for everyone. No scope.</summary>
    Operator = 6,
}
