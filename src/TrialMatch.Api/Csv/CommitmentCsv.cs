using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Csv;

/// <summary>
/// Reads other commitments: one line per commitment, pool and month under the header
/// <c>commitment,label,field,kind,pool,month,amount</c>. Each error names its row and column. The row is the line of the file, from 1.
/// </summary>
internal static class CommitmentCsv
{
    private const int PoolColumn = 4;

    /// <summary>The columns that say the same in all rows of a commitment.</summary>
    private static readonly ImmutableArray<string> Shared = ["label", "field", "kind"];

    private static readonly CsvTable Table = new("commitment", "label", "field", "kind", "pool", "month", "amount");

    /// <summary>Returns the valid rows by commitment, and the errors in the others.</summary>
    public static (ImmutableArray<StatedCommitment> Commitments, ImmutableArray<Violation> Violations) Read(string text)
    {
        var found = new List<Violation>();
        var rows = Table.Read(text, found);
        ImmutableArray<StatedCommitment> commitments =
            [.. rows.GroupBy(row => row.Fields[0].Trim(), StringComparer.Ordinal).Select(group => CommitmentOf(group.Key, [.. group], found))];
        return (commitments, [.. found]);
    }

    private static StatedCommitment CommitmentOf(string id, ImmutableArray<CsvRow> rows, List<Violation> found)
    {
        var first = rows[0];
        foreach (var row in rows.Skip(1))
        {
            found.AddRange(DifferencesOf(first, row));
        }

        return new StatedCommitment(
            new OtherCommitmentId(id),
            first.Fields[1],
            first.Fields[2].Trim(),
            KindOf(first, found),
            [.. rows.Select(row => CalendarCsv.ReadAmount(row, PoolColumn, found)).OfType<DeclaredRange>()],
            first.Line);
    }

    private static IEnumerable<Violation> DifferencesOf(CsvRow first, CsvRow row) =>
        from column in Shared
        let i = Shared.IndexOf(column) + 1
        where !row.Fields[i].Trim().Equals(first.Fields[i].Trim(), StringComparison.Ordinal)
        select new Violation(
            $"{CsvTable.NameOf(row)}, column {column}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected what row {first.Line} of the same commitment has, \"{ShownText.Of(first.Fields[i])}\", found \"{ShownText.Of(row.Fields[i])}\""));

    private static OtherCommitmentKind KindOf(CsvRow row, List<Violation> found)
    {
        var text = row.Fields[3].Trim();
        var kind = Enum.GetValues<OtherCommitmentKind>()
            .FirstOrDefault(kind => kind != OtherCommitmentKind.Unspecified && EnumText.Of(kind).Equals(text.Replace('-', '_'), StringComparison.OrdinalIgnoreCase));
        if (kind == OtherCommitmentKind.Unspecified)
        {
            var known = EnumText.Of(Enum.GetValues<OtherCommitmentKind>().Where(each => each != OtherCommitmentKind.Unspecified));
            found.Add(new Violation($"{CsvTable.NameOf(row)}, column kind", $"expected one of {known}, found \"{ShownText.Of(text)}\""));
        }

        return kind;
    }
}
