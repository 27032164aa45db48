using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the sites that were not chosen, one line per reason.</summary>
internal static class OtherSitesText
{
    private const int Named = 3;

    public static void Write(Terminal terminal, IEnumerable<SiteDecision> sites)
    {
        var others = sites.Where(site => !Reasons.IsChosen(site)).ToList();
        if (others.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Not chosen ({Figures.Whole(others.Count)})");
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
