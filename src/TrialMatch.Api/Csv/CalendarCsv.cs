using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Csv;

/// <summary>
/// Reads a capacity calendar: one line per pool and month under the header <c>pool,month,amount</c>, as programs and Norwegian
/// spreadsheets write it. Each error names its row and column and what was found. The row is the line of the file, from 1.
/// </summary>
internal static class CalendarCsv
{
    private const string Header = "pool,month,amount";
    private const int Columns = 3;

    /// <summary>Returns the valid rows, and the errors in the others.</summary>
    public static (ImmutableArray<DeclaredRange> Declarations, ImmutableArray<Violation> Violations) Read(string text)
    {
        var found = new List<Violation>();
        var rows = CsvReader.Read(text, found);
        if (found.Count == 0 && (rows.Count == 0 || !IsHeader(rows[0])))
        {
            found.Add(rows.Count == 0
                ? new Violation("row 1", $"expected the header {Header}, found nothing")
                : new Violation(RowOf(rows[0]), $"expected the header {Header}, found \"{ShownText.Of(string.Join(',', rows[0].Fields))}\""));
        }

        if (rows.Count > TrustLimits.Declarations + 1)
        {
            found.Add(new Violation("csv", string.Create(CultureInfo.InvariantCulture, $"expected at most {TrustLimits.Declarations} rows under the header")));
        }

        if (rows.Count == 1 && found.Count == 0)
        {
            found.Add(new Violation("row 2", "expected a pool, a month and an amount"));
        }

        return found.Count > 0
            ? ([], [.. found])
            : ReadRows(rows);
    }

    private static (ImmutableArray<DeclaredRange> Declarations, ImmutableArray<Violation> Violations) ReadRows(List<CsvRow> rows)
    {
        var found = new List<Violation>();
        var declarations = ImmutableArray.CreateBuilder<DeclaredRange>(rows.Count);
        foreach (var row in rows.Skip(1))
        {
            if (ReadRow(row, found) is { } declared)
            {
                declarations.Add(declared);
            }
        }

        return (declarations.ToImmutable(), [.. found]);
    }

    private static DeclaredRange? ReadRow(CsvRow row, List<Violation> found)
    {
        var at = RowOf(row);
        if (!HasColumns(row))
        {
            found.Add(new Violation(at, string.Create(
                CultureInfo.InvariantCulture,
                $"expected {Columns} columns, found {row.Fields.Length}: \"{ShownText.Of(string.Join(" | ", row.Fields))}\"")));
            return null;
        }

        var month = CalendarCell.ReadMonth(row.Fields[1]);
        if (month is null)
        {
            found.Add(new Violation(
                $"{at}, column month", $"expected a month written YYYY-MM, or its first day, found \"{ShownText.Of(row.Fields[1])}\""));
        }

        var amount = CalendarCell.ReadAmount(row.Fields[2]);
        if (amount is null)
        {
            found.Add(new Violation(
                $"{at}, column amount",
                string.Create(CultureInfo.InvariantCulture, $"expected a whole number from 0 to {DeclaredCapacity.MaxAmount}, found \"{ShownText.Of(row.Fields[2])}\"")));
        }

        return month is { } first && amount is { } units
            ? new DeclaredRange(new PoolId(row.Fields[0]), first, first, units, row.Line)
            : null;
    }

    private static bool IsHeader(CsvRow row) => HasColumns(row)
        && string.Join(',', row.Fields.Take(Columns).Select(name => name.Trim())).Equals(Header, StringComparison.OrdinalIgnoreCase);

    /// <summary>Allows empty extra columns: a spreadsheet that once had more columns keeps writing them.</summary>
    private static bool HasColumns(CsvRow row) => row.Fields.Length >= Columns && row.Fields.Skip(Columns).All(string.IsNullOrWhiteSpace);

    private static string RowOf(CsvRow row) => string.Create(CultureInfo.InvariantCulture, $"row {row.Line}");
}
