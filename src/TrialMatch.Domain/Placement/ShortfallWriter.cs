using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Drafts;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Describes in words the limits that keep a plan from offering the target.</summary>
internal static class ShortfallWriter
{
    public const int MaxBindingShown = 5;

    /// <returns>Empty where the target is offered.</returns>
    public static ImmutableArray<string> Describe(StudyDraft draft, SiteSelection selection)
    {
        if (selection.Shortfall is not { } shortfall)
        {
            return [];
        }

        if (!selection.MissingRequired.IsEmpty)
        {
            return [.. selection.MissingRequired.Select(site => $"{site.Profile.Facts.Name} is required, but cannot take part: {site.Detail}")];
        }

        if (selection.TooFewForMinimum is { } minimum)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"at least {minimum} sites are asked for; {selection.Sites.Count(site => site.IsCandidate)} could take part")];
        }

        var candidates = selection.Sites.Where(site => site.IsCandidate).ToList();
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"all {candidates.Count} sites that could take part are expected to recruit {shortfall.ExpectedPatients:0.0} patients within their caps by the window's end; the target is {draft.TargetPatients}");
        var pools = candidates.SelectMany(site => site.CapBinding.Select(bound => $"{site.Profile.Id}: {bound}")).Take(MaxBindingShown);
        var excluded = selection.Sites.Where(site => !site.IsCandidate)
            .GroupBy(site => site.Exclusion)
            .Select(group => $"{group.Count()} sites excluded: {EnumText.InWords(group.Key)}");
        return [.. Bounds(draft.Sites, selection), summary, .. shortfall.Binding.Select(Describe), .. pools, .. excluded, .. KeptForOthers(selection), .. PromisedElsewhere(selection), .. KeptForResearch(selection)];
    }

    private static IEnumerable<string> Bounds(SiteWishes wishes, SiteSelection selection)
    {
        if (selection.Plan is null && (wishes.MaxSites is not null || wishes.IsEveryRegionWanted))
        {
            string[] asked =
            [
                .. wishes.MaxSites is { } max ? [string.Create(CultureInfo.InvariantCulture, $"at most {max} {(max == 1 ? "site" : "sites")}")] : Enumerable.Empty<string>(),
                .. wishes.IsEveryRegionWanted ? ["every region"] : Enumerable.Empty<string>(),
            ];
            yield return $"no set of sites that is wanted ({string.Join(", ", asked)}) offers one patient at the wanted probability";
        }
    }

    private static IEnumerable<string> KeptForOthers(SiteSelection selection)
    {
        var sites = selection.Sites.Count(site => site.Figures.Pools.Any(pool => pool.IsPartlyKept));
        return sites == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"at {sites} sites capacity is kept for studies that have waited longer")];
    }

    /// <summary>Tells at how many sites, but not at which: what a trust does besides is no sponsor's business.</summary>
    private static IEnumerable<string> PromisedElsewhere(SiteSelection selection)
    {
        var sites = selection.Sites.Count(site => site.Figures.Pools.Any(
            pool => site.Profile.Elsewhere.Reaches(pool.Pool, pool.From, pool.FreeByMonth.Length)));
        return sites == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"at {sites} sites capacity is promised outside TrialMatch")];
    }

    private static IEnumerable<string> KeptForResearch(SiteSelection selection)
    {
        var sites = selection.Sites.Count(site => site.Figures.Pools.Any(pool => site.Profile.ResearchPercentOf(pool.Pool) > 0));
        return sites == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"at {sites} sites a reserve is kept for the hospital's own research")];
    }

    private static string Describe(BindingLimit limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(limit.Kind)} the probability of the target would be {ShownProbability.Of(limit.ProbabilityLifted)}");

    private static string NameOf(LimitKind kind) => kind switch
    {
        LimitKind.Caps => "without caps",
        LimitKind.Starts => "if every site could start at once",
        LimitKind.Sites => "with twice as many such sites",
        LimitKind.MaxSites => "without a bound on the number of sites",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "this limit is never lifted"),
    };
}
