using System.Globalization;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The parts of an index that a list without a certain filter is merged from: one for each value of what is not filtered by.</summary>
internal static class Stretches
{
    /// <returns>The filter's parameter where it is set; else every value that the column may have, as it is written in a statement.</returns>
    public static IReadOnlyList<string> Of<T>(T? filter, string parameter)
        where T : struct, Enum =>
        filter is null
            ? [.. Enum.GetValues<T>().Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))]
            : [parameter];
}
