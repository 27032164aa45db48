using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what stood in the way.</summary>
internal static class ObstaclesText
{
    public static void Write(Terminal terminal, IReadOnlyCollection<Obstacle> obstacles)
    {
        if (obstacles.Count == 0)
        {
            terminal.Line("Nothing was reported.");
            return;
        }

        var table = new TextTable().Short("Obstacle").Short("Reported").Short("Category").Prose("What happened").Short("Study").Prose("Tags");
        foreach (var obstacle in obstacles)
        {
            table.Row(
                obstacle.Name,
                OsloText.Instant(obstacle.ReportTime),
                EnumNames.InWords(obstacle.Category),
                obstacle.Text,
                obstacle.Study,
                string.Join(", ", obstacle.Tags));
        }

        terminal.Table(table);
    }
}
