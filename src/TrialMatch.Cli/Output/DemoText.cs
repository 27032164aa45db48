using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Embedded;
using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The demonstration's studies: each in full, then all at a glance.</summary>
internal static class DemoText
{
    public static void Write(Terminal terminal, PlacedSample placed, CentreDirectory centres, DateTimeOffset now)
    {
        terminal.Line();
        StudyText.Write(terminal, placed.Study, new StudyInput(placed.Study.Draft, placed.Warnings), centres, now, inFull: true);
    }

    public static void WriteSummary(Terminal terminal, IReadOnlyCollection<PlacedSample> all)
    {
        terminal.Line();
        terminal.Heading($"{all.Count} studies registered");
        var table = new TextTable()
            .Short("Sample").Short("Centre").Number("Offer").Number("P(on time)").Number("Expected (80 %)").Number("Sites").Short("State").Short("Study");
        foreach (var placed in all)
        {
            table.Row(Cells(placed));
        }

        terminal.Table(table);
    }

    private static IEnumerable<string> Cells(PlacedSample placed)
    {
        var plan = placed.Study.Plan;
        return
        [
            placed.Name,
            plan.Classification.Triage ? Figures.None : EnumNames.InWords(plan.Classification.Lead),
            $"{Figures.Whole(plan.OfferablePatients)} of {Figures.Whole(plan.TargetPatients)}",
            Figures.Probability(plan.Probability),
            Figures.Expected(plan.Patients),
            Figures.Whole(plan.Sites.Count(site => site.Reason == SiteDecision.Types.Reason.Chosen)),
            EnumNames.InWords(placed.Study.State),
            ResourceName.IdOf("studies", placed.Study.Name),
        ];
    }
}
