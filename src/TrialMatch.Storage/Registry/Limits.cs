namespace TrialMatch.Storage.Registry;

/// <summary>Limits on how much a reader may request at once.</summary>
internal static class Limits
{
    public const int MaxRows = 1_000;

    /// <exception cref="ArgumentException">The number of rows is not 1 to 1,000; the message names the field.</exception>
    public static int Check(int rows, string field) => rows is >= 1 and <= MaxRows
        ? rows
        : throw new ArgumentException($"{field} is {rows}; expected 1 to {MaxRows}.", field);
}
