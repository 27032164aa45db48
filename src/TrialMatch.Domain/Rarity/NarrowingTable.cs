using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Rarity;

/// <summary>
/// The biomarkers and rare diseases that are recognised (narrowings.txt). Shares are planning defaults; where one has none its study's
/// sponsor is asked for it.
/// </summary>
public static class NarrowingTable
{
    private const string File = "narrowings.txt";
    private const int Cells = 6;

    /// <summary>Each with the terms that name it, separated by ";".</summary>
    public static IReadOnlyList<(Narrowing Narrowing, ImmutableArray<string> Words)> Rows { get; } = [.. DataTable.Read(File, Cells).Select(Read)];

    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    internal static IEnumerable<(Narrowing Narrowing, ImmutableArray<string> Words)> Parse(string text) => DataTable.Parse(File, text, Cells).Select(Read);

    private static (Narrowing Narrowing, ImmutableArray<string> Words) Read(DataRow row)
    {
        ImmutableArray<string> words = [.. row[5].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return !words.IsEmpty && words.All(said => !WordReader.Read(said).IsEmpty) && row[1].Length > 0
            ? (NarrowingOf(row), words)
            : throw row.Malformed("expected a name, and words that name it");
    }

    private static Narrowing NarrowingOf(DataRow row)
    {
        var kind = row[0] switch
        {
            "biomarker" => NarrowingKind.Biomarker,
            "rare disease" => NarrowingKind.RareDisease,
            _ => throw row.Malformed($"expected biomarker or rare disease, got '{row[0]}'"),
        };
        return (row[2], row[3], row[4]) switch
        {
            ("", "", "") => new Narrowing(kind, row[1], Group: null, PerMille: null, Source: string.Empty),
            (not "", var share, not "") when int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out var perMille) && perMille is >= 1 and <= EligibleShare.Whole =>
                new Narrowing(kind, row[1], row.Named<ConditionGroup>(2), perMille, row[4]),
            _ => throw row.Malformed($"expected a group, a share of 1 to {EligibleShare.Whole} and its source, or none of them"),
        };
    }
}
