namespace TrialMatch.Cli.Output;

/// <summary>Lists names in running text: as many as there is room for, and the number of others.</summary>
internal static class NameList
{
    /// <summary>E.g. "Helse Bergen, Vestre Viken and 3 more"; the first name is always included.</summary>
    /// <param name="room">The characters available for all names together.</param>
    /// <returns>"none" where there is no name: a reader may be shown none of those that there are.</returns>
    public static string Of(IReadOnlyList<string> names, int room)
    {
        if (names.Count == 0)
        {
            return "none";
        }

        var shown = 1;
        for (var taken = names[0].Length; shown < names.Count && taken + names[shown].Length <= room; shown++)
        {
            taken += names[shown].Length;
        }

        return shown == names.Count
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(shown))} and {Figures.Whole(names.Count - shown)} more";
    }
}
