namespace TrialMatch.Numerics.Forecasting;

/// <summary><paramref name="Count"/> identical sites, each as <paramref name="Site"/>.</summary>
internal readonly record struct SiteGroup(SiteModel Site, int Count)
{
    /// <summary>Groups equal sites of a list.</summary>
    public static IReadOnlyList<SiteGroup> Gather(IEnumerable<SiteModel> sites) =>
        [.. sites.GroupBy(site => site.Count == 1 ? site : site with { Count = 1 }, (site, alike) => new SiteGroup(site, alike.Sum(each => each.Count)))
            .Where(group => group.Count > 0)];
}
