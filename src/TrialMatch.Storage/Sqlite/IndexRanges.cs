using System.Globalization;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The ranges of an index from which a list without a certain filter is merged: one for each value of the column.</summary>
internal static class IndexRanges
{
    /// <returns>The filter's parameter if it is set; otherwise every value that the column may have, as written in a statement.</returns>
    public static IReadOnlyList<string> Of<T>(T? filter, string parameter)
        where T : struct, Enum =>
        filter is null ? Of(Enum.GetValues<T>()) : [parameter];

    /// <returns>The values as written in a statement.</returns>
    public static IReadOnlyList<string> Of<T>(IEnumerable<T> values)
        where T : struct, Enum =>
        [.. values.Select(value => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))];
}
