namespace TrialMatch.Architecture.Tests.Grains;

/// <summary>The call graph as the README of the grains tells it: a table with the columns caller, callee, why.</summary>
internal static class CallTable
{
    private const string Heading = "## Who calls whom";

    public static IReadOnlySet<Call> Read(string readme)
    {
        var rows = readme.Split('\n')
            .SkipWhile(line => line.Trim() != Heading)
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Skip(2)
            .ToList();
        return rows.Count > 0
            ? rows.Select(cells => new Call(cells[0], cells[1])).ToHashSet()
            : throw new InvalidDataException($"The README has no table under \"{Heading}\".");
    }
}
