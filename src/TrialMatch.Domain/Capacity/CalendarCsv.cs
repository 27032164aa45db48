using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// Reads a capacity calendar: a line for each pool and month, under the header <c>pool,month,amount</c>. Whatever is wrong is
/// named by row and column; rows count lines of the file, the header's being 1.
/// </summary>
public static class CalendarCsv
{
    private const string Header = "pool,month,amount";
    private const int Columns = 3;

    /// <summary>The rows that can be read, and what is wrong with the others.</summary>
    public static (ImmutableArray<DeclaredRange> Declarations, ImmutableArray<Violation> Violations) Read(string text)
    {
        var found = new List<Violation>();
        var rows = CsvReader.Read(text, found);
        if (found.Count == 0 && (rows.Count == 0 || string.Join(',', rows[0].Fields) != Header))
        {
            found.Add(new Violation("row 1", $"expected the header {Header}"));
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
        var at = string.Create(CultureInfo.InvariantCulture, $"row {row.Line}");
        if (row.Fields.Length != Columns)
        {
            found.Add(new Violation(at, string.Create(CultureInfo.InvariantCulture, $"expected {Columns} columns, found {row.Fields.Length}")));
            return null;
        }

        var isMonth = DateOnly.TryParseExact(row.Fields[1] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!isMonth)
        {
            found.Add(new Violation($"{at}, column month", $"expected a month written YYYY-MM, found \"{Shown(row.Fields[1])}\""));
        }

        var isAmount = int.TryParse(row.Fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var amount);
        if (!isAmount)
        {
            found.Add(new Violation(
                $"{at}, column amount",
                string.Create(CultureInfo.InvariantCulture, $"expected a whole number from 0 to {DeclaredCapacity.MaxAmount}, found \"{Shown(row.Fields[2])}\"")));
        }

        return isMonth && isAmount
            ? new DeclaredRange(new PoolId(row.Fields[0]), Month.Of(day), Month.Of(day), amount, row.Line)
            : null;
    }

    private static string Shown(string text)
    {
        const int longest = 40;
        var clean = string.Concat(text.Take(longest).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return text.Length > longest ? clean + "…" : clean;
    }
}
