using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints waiting studies: one study's place, or the list in order.</summary>
internal static class WaitingText
{
    public static void Write(Terminal terminal, Study study)
    {
        terminal.Line($"Waits    as number {Figures.Whole(study.Waiting.Position)} of its centre's list, priority {Figures.Whole(study.Priority)}");
        foreach (var reason in study.Waiting.WaitsFor)
        {
            terminal.Line($"  for    {reason}");
        }

        terminal.Line($"  kept   what comes free at the sites that it needs, from {OsloText.Instant(study.Waiting.KeptFromTime)} in Oslo on (how long it waits for that is our guess)");
    }

    public static void WriteList(Terminal terminal, ListWaitingStudiesResponse reply)
    {
        if (reply.Studies.Count == 0)
        {
            terminal.Line("no studies wait");
            return;
        }

        var table = new TextTable().Short("Study").Number("Place").Number("Priority").Short("Area").Short("Registered (Oslo)").Short("Sponsor").Prose("Title");
        foreach (var (study, index) in reply.Studies.Select((study, index) => (study, index)))
        {
            table.Row(
                ResourceName.IdOf("studies", study.Name),
                Figures.Whole(index + 1),
                Figures.Whole(study.Priority),
                EnumNames.InWords(study.Lead),
                OsloText.Instant(study.RegisterTime),
                BlindedText.Or(ResourceName.IdOf("sponsors", study.Sponsor), study.Blinded),
                BlindedText.Or(study.Title, study.Blinded));
        }

        terminal.Table(table);
        if (reply.NextPageToken.Length > 0)
        {
            terminal.Line($"more: repeat with --page-token {reply.NextPageToken}");
        }
    }
}
