namespace TrialMatch.Cli.Output;

/// <summary>Names in running text: as many as there is room for, and how many more there are.</summary>
internal static class NameList
{
    /// <summary>E.g. "Helse Bergen, Vestre Viken and 3 more"; the first always.</summary>
    /// <param name="room">Characters that the names may take together.</param>
    public static string Of(IReadOnlyList<string> names, int room)
    {
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
