using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Who issues the tokens that are accepted, and what organisations are to the service.</summary>
public sealed record IdentityOptions
{
    /// <summary>The issuers; none where only <see cref="LocalFolder"/> is set.</summary>
    public ImmutableArray<IssuerOptions> Issuers { get; init; } = [];

    /// <summary>
    /// What organisations are, by number, besides the trusts that the network file names: "sponsor:acme", "region:west", "centre:cancer".
    /// </summary>
    public FrozenDictionary<string, ImmutableArray<Grant>> Organisations { get; init; } = FrozenDictionary<string, ImmutableArray<Grant>>.Empty;

    /// <summary>The folder with the key of a server that needs no issuer; null where there are issuers.</summary>
    public string? LocalFolder { get; init; }
}
