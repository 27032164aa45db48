using TrialMatch.Cli.Embedded;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The demonstration's studies: each in full, then all at a glance.</summary>
internal static class DemoText
{
    private const int LongestTitle = 48;

    public static void Write(Terminal terminal, PlacedSample placed, CentreDirectory centres)
    {
        terminal.Line();
        StudyText.Write(terminal, placed.Study, centres);
        foreach (var warning in placed.Warnings)
        {
            terminal.Line($"import: {warning.Field}: {warning.Description}");
        }
    }

    public static void WriteSummary(Terminal terminal, IReadOnlyCollection<PlacedSample> all)
    {
        terminal.Line();
        terminal.Heading($"{all.Count} studies placed");
        var table = new TextTable().Column("Study").Short("Centre").Short("State").Number("Sites").Number("Offer")
            .Number("P(offer)").Number("P(target on time)").Number("Expected (80 %)");
        foreach (var (_, study, _) in all)
        {
            table.Row(
                Shorten(study.Draft.Title),
                study.Plan.Classification.Triage ? Figures.None : EnumNames.Of(study.Plan.Classification.Lead),
                EnumNames.InWords(study.State),
                Figures.Whole(study.Plan.Sites.Count(site => site.Reason == SiteDecision.Types.Reason.Chosen)),
                $"{Figures.Whole(study.Plan.OfferablePatients)} of {Figures.Whole(study.Plan.TargetPatients)}",
                Figures.Probability(study.Plan.OfferableProbability),
                Figures.Probability(study.Plan.Probability),
                Figures.Expected(study.Plan.Patients));
        }

        terminal.Table(table);
    }

    private static string Shorten(string title) => title.Length <= LongestTitle ? title : title[..LongestTitle].TrimEnd() + "…";
}
