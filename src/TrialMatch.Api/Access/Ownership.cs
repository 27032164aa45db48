using System.Collections.Frozen;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Views;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>Decides what is a role's own: a sponsor's study, a trust's requests, a centre's network, a region's trusts.</summary>
internal sealed class Ownership(NetworkSeed network, IGrainFactory grains)
{
    /// <summary>
    /// Whether the grant covers the target whatever the request names. The coordinating unit acts for sites only where it leads in place of a centre.
    /// </summary>
    public static bool CoversAll(Grant grant, Target target) =>
        grant.Role == Role.Operator || (grant.Role == Role.National && target is not Target.OfSite);

    /// <summary>Whether what a call is about is covered by a grant. A study that does not exist is nobody's.</summary>
    public async Task<bool> IsOwnAsync(Grant grant, Target target) => CoversAll(grant, target) || target switch
    {
        Target.Nobodys => true,
        Target.OfSponsor about => grant == new Grant(Role.Sponsor, about.Sponsor.Value),
        Target.OfCentre about => grant == new Grant(Role.Centre, about.Centre.Value),
        Target.OfRegion about => grant == new Grant(Role.Region, about.Region.Value),
        Target.OfTrust about => await IsOwnAsync(grant, about.Trust),
        Target.OfStudy about => await StudyAsync(about.Study) is { } study && IsOwn(grant, study),
        Target.OfSite about => MayBeOwn(grant, about) && await StudyAsync(about.Study) is { } study && IsOwn(grant, study, about.Trust),
        _ => false,
    };

    /// <summary>Whether the site could be covered by the grant, as far as can be told without its study.</summary>
    public static bool MayBeOwn(Grant grant, Target.OfSite site) => grant.Role switch
    {
        Role.Site => grant.Scope == site.Trust.Value && site.IsByCentre is not true,
        Role.Centre or Role.National => site.IsByCentre is not false,
        Role.Sponsor => true,
        _ => !Grant.HasScope(grant.Role),
    };

    /// <summary>Returns the resource names by which a grant's list may be cut.</summary>
    public IEnumerable<string> NamesOf(Grant grant) => grant.Role switch
    {
        Role.Sponsor => [ResourceNames.Of(new SponsorId(grant.Scope))],
        Role.Site => [ResourceNames.Of(new TrustId(grant.Scope))],
        Role.Centre => [ResourceNames.Of(new CentreId(grant.Scope))],
        Role.Region => network.Trusts.Where(trust => trust.Region.Value == grant.Scope).Select(trust => ResourceNames.Of(trust.Id)),
        _ => [],
    };

    /// <summary>Returns who reads a reply. Sites and regions are confined to their trusts, unless they are something else too.</summary>
    /// <param name="caller">The caller, with the grants that cover what the call is about.</param>
    public Reader ReaderOf(Caller caller) => new(
        caller,
        caller.Grants.All(grant => grant.Role is Role.Site or Role.Region)
            ? caller.Grants.SelectMany(NamesOf).ToFrozenSet(StringComparer.Ordinal)
            : null);

    private async Task<bool> IsOwnAsync(Grant grant, TrustId trust) => grant.Role switch
    {
        Role.Site => grant.Scope == trust.Value,
        Role.Region => RegionOf(trust) == grant.Scope,
        Role.Centre => await grains.GetGrain<ICentreGrain>(grant.Scope).GetAsync() is { Network: { } members } && members.Trusts.Contains(trust),
        _ => false,
    };

    private bool IsOwn(Grant grant, Study study) => grant.Role switch
    {
        Role.Sponsor => study.Sponsor.Value == grant.Scope,
        Role.Site => study.Asked.Any(site => site.Trust.Value == grant.Scope),
        Role.Region => study.Asked.Any(site => RegionOf(site.Trust) == grant.Scope),
        Role.Centre => CentreOf(grant) is { } centre
            && (study.Classification.Areas.Contains(centre.Area) || study.Asked.Any(site => site.Area == centre.Area)),
        _ => false,
    };

    /// <summary>A sponsor that names a trust which was not asked is told so: it knows which were.</summary>
    private bool IsOwn(Grant grant, Study study, TrustId trust) => grant.Role == Role.Sponsor
        ? study.Sponsor.Value == grant.Scope
        : study.Asked.Where(site => site.Trust == trust).Any(site => grant.Role switch
    {
        Role.Site => grant.Scope == trust.Value,
        Role.Centre => CentreOf(grant) is { } centre && site.Area == centre.Area,
        Role.National => site.Area == Area.OtherFields,
        _ => false,
    });

    private Centre? CentreOf(Grant grant) => network.Centres.FirstOrDefault(centre => centre.Id.Value == grant.Scope);

    private string? RegionOf(TrustId trust) => network.FindTrust(trust)?.Region.Value;

    private async Task<Study?> StudyAsync(StudyId study) => (await grains.GetGrain<IStudyGrain>(study.Value).GetAsync()).Study;
}
