using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints how much stood in the way, by category and tag.</summary>
internal static class ObstacleCountsText
{
    public static void Write(Terminal terminal, CountObstaclesResponse reply)
    {
        terminal.Heading($"{reply.Parent}: {Figures.Whole(reply.FromTrusts)} reported by trusts, {Figures.Whole(reply.FromSponsors)} by sponsors");
        Write(terminal, "Category", [.. reply.Categories.Select(each => (EnumNames.InWords(each.Category), each.Obstacles))]);
        Write(terminal, "Tag", [.. reply.Tags.Select(each => (each.Tag, each.Obstacles))]);
    }

    private static void Write(Terminal terminal, string what, IReadOnlyCollection<(string Name, int Count)> counts)
    {
        if (counts.Count == 0)
        {
            return;
        }

        var table = new TextTable().Column(what).Number("Reports");
        foreach (var (name, count) in counts)
        {
            table.Row(name, Figures.Whole(count));
        }

        terminal.Table(table);
    }
}
