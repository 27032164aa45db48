using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Csv;

/// <summary>
/// Reads a capacity calendar: one line per pool and month under the header <c>pool,month,amount</c>. Each error names its row and column and
/// what was found. The row is the line of the file, from 1.
/// </summary>
internal static class CalendarCsv
{
    private static readonly CsvTable Table = new("pool", "month", "amount");

    /// <summary>Returns the valid rows, and the errors in the others.</summary>
    public static (ImmutableArray<DeclaredRange> Declarations, ImmutableArray<Violation> Violations) Read(string text)
    {
        var found = new List<Violation>();
        ImmutableArray<DeclaredRange> declarations =
            [.. Table.Read(text, found).Select(row => ReadAmount(row, poolColumn: 0, found)).OfType<DeclaredRange>()];
        return (declarations, [.. found]);
    }

    /// <summary>Reads a pool, a month and an amount, which stand side by side; null where one of them cannot be read.</summary>
    public static DeclaredRange? ReadAmount(CsvRow row, int poolColumn, List<Violation> found)
    {
        var (monthText, amountText) = (row.Fields[poolColumn + 1], row.Fields[poolColumn + 2]);
        var month = CalendarCell.ReadMonth(monthText);
        if (month is null)
        {
            found.Add(new Violation(
                $"{CsvTable.NameOf(row)}, column month", $"expected a month written YYYY-MM, or its first day, found \"{ShownText.Of(monthText)}\""));
        }

        var amount = CalendarCell.ReadAmount(amountText);
        if (amount is null)
        {
            found.Add(new Violation(
                $"{CsvTable.NameOf(row)}, column amount",
                string.Create(CultureInfo.InvariantCulture, $"expected a whole number from 0 to {DeclaredCapacity.MaxAmount}, found \"{ShownText.Of(amountText)}\"")));
        }

        return month is { } first && amount is { } units
            ? new DeclaredRange(new PoolId(row.Fields[poolColumn]), first, first, units, row.Line)
            : null;
    }
}
