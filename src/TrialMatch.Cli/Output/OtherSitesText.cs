using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the sites that were not chosen, or not asked, one line per reason.</summary>
internal static class OtherSitesText
{
    private const int Named = 3;

    public static void Write(Terminal terminal, IEnumerable<SiteDecision> sites) =>
        Write(terminal, "Not chosen", [.. sites.Where(site => !Reasons.IsChosen(site))]);

    /// <summary>Prints the sites that an inquiry did not ask.</summary>
    public static void WriteNotAsked(Terminal terminal, Study study)
    {
        var asked = study.Inquiry.Sites.Select(site => site.Trust).ToHashSet(StringComparer.Ordinal);
        Write(terminal, "Not asked", [.. study.Plan.Sites.Where(site => !asked.Contains(site.Trust))]);
    }

    private static void Write(Terminal terminal, string heading, IReadOnlyCollection<SiteDecision> others)
    {
        if (others.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"{heading} ({Figures.Whole(others.Count)})");
        foreach (var group in others.GroupBy(site => site.Reason).OrderByDescending(group => group.Count()))
        {
            terminal.Line($"  {Reasons.Counted(group.Key, group.Count())}: {Names([.. group.OrderByDescending(site => site.Patients?.Mean ?? 0)])}");
        }
    }

    // Those with the most expected patients.
    private static string Names(IReadOnlyList<SiteDecision> sites)
    {
        var named = string.Join(", ", sites.Take(Named).Select(site => site.TrustDisplayName));
        return sites.Count <= Named ? named : $"{named} and {Figures.Whole(sites.Count - Named)} more";
    }
}
