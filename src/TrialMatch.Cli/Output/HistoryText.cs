using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a study's history: when, who, and why. Each event has one line, and another for the facts behind it.</summary>
internal static class HistoryText
{
    private const int VersionWidth = 4;

    public static void Write(Terminal terminal, IEnumerable<StudyEvent> events)
    {
        foreach (var happened in events)
        {
            terminal.Line($"{Figures.Whole(happened.Version),VersionWidth}  {OsloText.InstantToTheSecond(happened.Time)}  {happened.Type}, by {ActorText.Of(happened)}{Request(happened)}; then {EnumNames.InWords(happened.State)}");
            if (happened.Detail.Length > 0)
            {
                terminal.Line($"{string.Empty,VersionWidth}  {happened.Detail}");
            }
        }
    }

    private static string Request(StudyEvent happened) => happened.RequestId.Length == 0 ? string.Empty : $" (request {happened.RequestId})";
}
