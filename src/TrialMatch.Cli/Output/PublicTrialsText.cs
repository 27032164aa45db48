using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the trials of the public window.</summary>
internal static class PublicTrialsText
{
    public static void Write(Terminal terminal, ListPublicTrialsResponse reply)
    {
        if (reply.Trials.Count == 0)
        {
            terminal.Line("No trial has been released to the public.");
            return;
        }

        var table = new TextTable().Prose("Trial").Column("Sponsor").Short("Area").Short("Phase").Short("Progress").Short("Enrols").Prose("Hospitals");
        foreach (var trial in reply.Trials)
        {
            table.Row(
                trial.RegistryIds.Count > 0 ? $"{trial.Title} ({string.Join(", ", trial.RegistryIds)})" : trial.Title,
                trial.SponsorDisplayName,
                EnumNames.InWords(trial.Area),
                EnumNames.InWords(trial.Phase),
                EnumNames.InWords(trial.Progress),
                $"{Figures.Day(trial.EnrolmentStart)} to {Figures.Day(trial.EnrolmentEnd)}",
                string.Join(", ", trial.Hospitals.Select(hospital => hospital.DisplayName)));
        }

        terminal.Table(table);
    }
}
