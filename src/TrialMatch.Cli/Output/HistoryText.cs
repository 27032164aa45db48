using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>What happened to a study: when, who, and why.</summary>
internal static class HistoryText
{
    public static void Write(Terminal terminal, IEnumerable<StudyEvent> events)
    {
        var table = new TextTable().Number("#").Short("Time").Short("Actor").Short("Event").Short("State after").Column("Why");
        foreach (var happened in events)
        {
            table.Row(
                Figures.Whole(happened.Version),
                Figures.Instant(happened.Time),
                happened.Actor,
                happened.Type,
                EnumNames.InWords(happened.State),
                happened.Detail);
        }

        terminal.Table(table);
    }
}
