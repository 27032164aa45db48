using System.Collections.Immutable;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>
/// What a sponsor may tell of a study beyond what is needed to plan it. No plan depends on it, except that a study of
/// children is forwarded where paediatrics is wanted (<see cref="AgeGroup"/>). A text that was not given is empty; what is
/// null was not told.
/// </summary>
/// <param name="IsBlinded">
/// Whether title and sponsor, and what would tell them, are withheld from sites, centres and regions until the sponsor discloses them.
/// </param>
/// <param name="Products">What is tested, comparators left out.</param>
/// <param name="RegistryNumbers">Its numbers in public registries, besides <see cref="StudyDraft.RegistryIds"/>.</param>
/// <param name="InclusionCriteria">The main ones, in words.</param>
/// <param name="ExclusionCriteria">The main ones, in words.</param>
/// <param name="GlobalTargetPatients">The wanted number of patients of all countries together.</param>
/// <param name="GlobalSites">The wanted number of sites of all countries together.</param>
/// <param name="WantedRegions">The regions in which the sponsor would like sites.</param>
/// <param name="WantedTrusts">The trusts that the sponsor would like to take part. A wish: plans heed <see cref="SiteWishes"/> alone.</param>
/// <param name="ContactedTrusts">The trusts that the sponsor has already spoken to.</param>
/// <param name="IsPaediatric">Whether it includes patients under 18.</param>
/// <param name="NeedsOutOfHours">Whether it needs work at nights or on weekends, such as samples to be sent.</param>
/// <param name="Biomarker">The marker that <see cref="StudyDraft.EligibleSharePerMille"/> is the share of.</param>
public sealed record StudyIntake(
    bool IsBlinded = false,
    ImmutableArray<Product> Products = default,
    ImmutableArray<RegistryNumber> RegistryNumbers = default,
    string InclusionCriteria = "",
    string ExclusionCriteria = "",
    Synopsis? Synopsis = null,
    ActingCro? Cro = null,
    SponsorDecision? Decision = null,
    int? GlobalTargetPatients = null,
    int? GlobalSites = null,
    ImmutableArray<RegionId> WantedRegions = default,
    ImmutableArray<TrustId> WantedTrusts = default,
    ImmutableArray<TrustId> ContactedTrusts = default,
    bool? IsPaediatric = null,
    bool? NeedsOutOfHours = null,
    string Biomarker = "")
{
    public ImmutableArray<Product> Products { get; init => field = OrEmpty(value); } = OrEmpty(Products);

    public ImmutableArray<RegistryNumber> RegistryNumbers { get; init => field = OrEmpty(value); } = OrEmpty(RegistryNumbers);

    public ImmutableArray<RegionId> WantedRegions { get; init => field = OrEmpty(value); } = OrEmpty(WantedRegions);

    public ImmutableArray<TrustId> WantedTrusts { get; init => field = OrEmpty(value); } = OrEmpty(WantedTrusts);

    public ImmutableArray<TrustId> ContactedTrusts { get; init => field = OrEmpty(value); } = OrEmpty(ContactedTrusts);

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
