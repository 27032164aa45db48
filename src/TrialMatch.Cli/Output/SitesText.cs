using Google.Protobuf.Collections;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The chosen sites with their figures, and the others with the reason each was left out.</summary>
internal static class SitesText
{
    private const string Mark = " *";

    public static void Write(Terminal terminal, RepeatedField<SiteDecision> sites)
    {
        var chosen = sites.Where(IsChosen).ToList();
        var others = sites.Where(site => !IsChosen(site)).ToList();
        WriteChosen(terminal, chosen);
        WriteOthers(terminal, others);
        if (sites.Any(site => site.PlanningDefault))
        {
            terminal.Line("* some figures are planning defaults: guesses that the trust has not replaced by its own");
        }
    }

    private static void WriteChosen(Terminal terminal, List<SiteDecision> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Chosen sites ({sites.Count})");
        var table = new TextTable().Column("Site").Short("Region").Number("Expected").Number("80 %").Number("Cap").Short("Start")
            .Number("A month (80 %)").Short("Rate from").Number("Eligible/month").Number("P(none)").Number("P(target) with").Number("without");
        foreach (var site in sites)
        {
            table.Row(
                NameOf(site),
                site.Region,
                Figures.Patients(site.Patients),
                Figures.Interval(site.Patients),
                Figures.Whole(site.Cap),
                Figures.Month(site.StartMonth),
                Figures.Rate(site.Rate),
                site.Rate is null ? Figures.None : site.Rate.Source.Replace('_', ' ').ToLowerInvariant(),
                Figures.Count(site.EligiblePatientsPerMonth),
                Figures.Probability(site.ProbabilityZero),
                Figures.Probability(site.ProbabilityWith),
                Figures.Probability(site.ProbabilityWithout));
        }

        terminal.Table(table);
        foreach (var site in sites.Where(site => site.CapBinding.Count > 0))
        {
            terminal.Line($"cap at {site.TrustDisplayName} set by {string.Join(", ", site.CapBinding)}");
        }
    }

    private static void WriteOthers(Terminal terminal, List<SiteDecision> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Not chosen ({sites.Count})");
        var table = new TextTable().Column("Site").Short("Region").Short("Reason").Column("Why");
        foreach (var site in sites)
        {
            table.Row(NameOf(site), site.Region, EnumNames.Of(site.Reason), site.Detail);
        }

        terminal.Table(table);
    }

    private static bool IsChosen(SiteDecision site) => site.Reason == SiteDecision.Types.Reason.Chosen;

    private static string NameOf(SiteDecision site) => site.TrustDisplayName + (site.PlanningDefault ? Mark : string.Empty);
}
