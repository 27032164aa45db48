using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Tells what an organisation is to the service, by its number.</summary>
internal sealed class Organisations(IdentityOptions options, NetworkSeed network)
{
    /// <summary>
    /// Returns the grants that a role has at an organisation: its trust for "site", the centres that it hosts for "centre", and what is
    /// configured for its number; none for an organisation that is unknown.
    /// </summary>
    public IEnumerable<Grant> GrantsOf(Role role, string organisation)
    {
        if (!Grant.HasScope(role))
        {
            return [new Grant(role, string.Empty)];
        }

        var trust = network.Trusts.FirstOrDefault(trust => trust.OrganisationNumber == organisation);
        var byNetwork = role switch
        {
            Role.Site when trust is not null => [new Grant(role, trust.Id.Value)],
            Role.Centre when trust is not null => network.Centres.Where(centre => centre.HostTrust == trust.Id).Select(centre => new Grant(role, centre.Id.Value)),
            _ => Enumerable.Empty<Grant>(),
        };
        return byNetwork.Concat(options.Organisations.GetValueOrDefault(organisation, []).Where(grant => grant.Role == role)).Distinct();
    }
}
