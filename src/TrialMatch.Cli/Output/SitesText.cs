using Google.Protobuf.Collections;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the chosen sites with their figures, and the others with the reason for each.</summary>
internal static class SitesText
{
    public static void Write(Terminal terminal, RepeatedField<SiteDecision> sites)
    {
        var chosen = sites.Where(Reasons.IsChosen).ToList();
        var others = sites.Where(site => !Reasons.IsChosen(site)).ToList();
        WriteChosen(terminal, chosen);
        WriteOthers(terminal, others);
        DefaultMark.WriteLegend(terminal, sites);
    }

    private static void WriteChosen(Terminal terminal, List<SiteDecision> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Chosen sites ({sites.Count})");
        terminal.Table(Table(sites));
        foreach (var site in sites.Where(site => site.CapBinding.Count > 0))
        {
            terminal.Line($"cap at {site.TrustDisplayName} set by {CapBindings.Describe(site.CapBinding)}");
        }

        var sources = sites.Select(site => site.Rate?.Source).OfType<string>().Select(EnumNames.InWords).Distinct().Order(StringComparer.Ordinal).ToList();
        if (sources.Count > 0)
        {
            terminal.Line($"A month: patients, rates from {string.Join(", ", sources)}; Experience: and the probability that the site ever opens; Eligible: patients a month who could be asked; P without: of the target on time, without the site");
        }
    }

    private static TextTable Table(List<SiteDecision> sites)
    {
        var table = new TextTable()
            .Short("Site").Short("Region").Number("Expected (80 %)").Number("Cap").Short("Start")
            .Number("A month (80 %)").Short("Experience").Number("Eligible").Number("P(none)").Number("P without")
            .InBands(repeatedColumns: 1);
        foreach (var site in sites)
        {
            table.Row(Cells(site));
        }

        return table;
    }

    private static IEnumerable<string> Cells(SiteDecision site) =>
    [
        DefaultMark.NameOf(site),
        site.Region,
        Figures.Expected(site.Patients),
        Figures.Whole(site.Cap),
        Figures.Month(site.StartMonth),
        Figures.Rate(site.Rate),
        Experience(site.Experience),
        Figures.Count(site.EligiblePatientsPerMonth),
        Figures.Probability(site.ProbabilityZero),
        Figures.Probability(site.ProbabilityWithout),
    ];

    /// <summary>Such as "4 trials (0.92)", "new (0.80)": the figure is the probability that the site is ever activated.</summary>
    private static string Experience(SiteExperience? experience) => experience switch
    {
        null => Figures.None,
        { Level: SiteExperience.Types.Level.Experienced } => Figures.Format($"{experience.Trials} {(experience.Trials == 1 ? "trial" : "trials")} ({experience.ActivationProbability:0.00})"),
        _ => Figures.Format($"{EnumNames.InWords(experience.Level)} ({experience.ActivationProbability:0.00})"),
    };

    private static void WriteOthers(Terminal terminal, List<SiteDecision> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Not chosen ({sites.Count})");
        var table = new TextTable().Column("Site").Short("Region").Short("Reason").Prose("Why");
        foreach (var site in sites)
        {
            table.Row(DefaultMark.NameOf(site), site.Region, EnumNames.InWords(site.Reason), Why(site));
        }

        terminal.Table(table);
    }

    private static string Why(SiteDecision site) => string.Join(
        "; ", new[] { site.Detail, Difference(site), site.Counterfactual }.Where(static part => part.Length > 0));

    /// <summary>Describes the difference that a site considered but not chosen would have made.</summary>
    private static string Difference(SiteDecision site) => site.Patients is null
        ? string.Empty
        : $"with it the probability would be {Figures.Probability(site.ProbabilityWith)} instead of {Figures.Probability(site.ProbabilityWithout)}";
}
