using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>A registry's trial with the trusts of its Norwegian locations.</summary>
/// <param name="Sites">The match of each Norwegian location, in the record's order.</param>
/// <param name="LeadTrust">The trust that sponsors the trial; null where none does.</param>
public sealed record MappedTrial(RegistryTrial Trial, ImmutableArray<FacilityMatch> Sites, TrustId? LeadTrust)
{
    public static MappedTrial Of(RegistryTrial trial, FacilityMapper mapper) => new(
        trial,
        [.. trial.NorwegianSites.Select(facility => mapper.Map(facility, trial.Sponsor))],
        trial.IsIndustry ? null : mapper.FindTrust(trial.Sponsor));

    /// <summary>The trusts with a site, each once.</summary>
    public ImmutableArray<TrustId> Trusts => [.. Sites.Where(site => site.Trust is not null).Select(site => site.Trust!.Value).Distinct()];
}
