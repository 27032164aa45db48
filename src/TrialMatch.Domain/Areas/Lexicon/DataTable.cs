using System.Reflection;
using System.Text;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>
/// Reads tables that are built into the program as text files: one row per line, cells separated by "|". Empty lines and lines that begin
/// with "#" are skipped.
/// </summary>
internal static class DataTable
{
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<DataRow> Read(string file, int cells)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("TrialMatch." + file)
            ?? throw new InvalidOperationException($"The program was built without {file}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(file, Encoding.UTF8.GetString(bytes), cells);
    }

    /// <inheritdoc cref="Read" path="/exception"/>
    public static IReadOnlyList<DataRow> Parse(string file, string text, int cells) =>
    [
        .. text.Split('\n')
            .Select((line, i) => new DataRow(file, i + 1, [.. line.Split('|').Select(cell => cell.Trim())]))
            .Where(row => !row.IsComment)
            .Select(row => row.Count == cells ? row : throw row.Malformed($"expected {cells} cells separated by |, got {row.Count}")),
    ];
}
