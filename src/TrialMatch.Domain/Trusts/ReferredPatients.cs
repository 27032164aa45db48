using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Eligible patients whom their own trust refers to another. They count there, and no longer at home.</summary>
/// <param name="Home">The trust that refers them.</param>
/// <param name="Region">The region in which they live.</param>
/// <param name="PerMonth">In a mean month, as planned with.</param>
public sealed record ReferredPatients(TrustId Home, RegionId Region, TrustId TreatedAt, ConditionGroup Group, double PerMonth)
{
    /// <summary>
    /// Returns the figures with the referred patients at the trusts that treat them. Where such a trust cannot take part, they are not reached.
    /// What is referred to a trust is not referred on, so that no circle can count a patient twice.
    /// </summary>
    public static ImmutableArray<SiteFigures> AddTo(IReadOnlyList<SiteFigures> sites, IReadOnlyCollection<ReferredPatients> referred)
    {
        var byTrust = referred.ToLookup(patients => patients.TreatedAt);
        return
        [
            .. sites.Select(site => byTrust[site.Profile.Id].ToImmutableArray() is { IsEmpty: false } here
                ? site with { Profile = site.Profile with { ReferredHere = here } }
                : site),
        ];
    }
}
