using System.Globalization;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Csv;

/// <summary>A CSV file with a known header, as programs and Norwegian spreadsheets write it.</summary>
internal sealed class CsvTable(params string[] columns)
{
    private readonly string _header = string.Join(',', columns);

    /// <summary>Returns the rows under the header that have its columns; none where the file as a whole is wrong.</summary>
    public IEnumerable<CsvRow> Read(string text, List<Violation> found)
    {
        var rows = CsvReader.Read(text, found);
        if (found.Count == 0 && (rows.Count == 0 || !IsHeader(rows[0])))
        {
            found.Add(rows.Count == 0
                ? new Violation("row 1", $"expected the header {_header}, found nothing")
                : new Violation(NameOf(rows[0]), $"expected the header {_header}, found \"{ShownText.Of(string.Join(',', rows[0].Fields))}\""));
        }

        if (rows.Count > TrustLimits.Declarations + 1)
        {
            found.Add(new Violation("csv", string.Create(CultureInfo.InvariantCulture, $"expected at most {TrustLimits.Declarations} rows under the header")));
        }

        if (rows.Count == 1 && found.Count == 0)
        {
            found.Add(new Violation("row 2", $"expected a row under the header {_header}"));
        }

        return found.Count > 0 ? [] : rows.Skip(1).Where(row => HasColumns(row, found));
    }

    /// <summary>Returns how errors name the row.</summary>
    public static string NameOf(CsvRow row) => string.Create(CultureInfo.InvariantCulture, $"row {row.Line}");

    private bool HasColumns(CsvRow row, List<Violation> found)
    {
        var has = HasColumns(row);
        if (!has)
        {
            found.Add(new Violation(NameOf(row), string.Create(
                CultureInfo.InvariantCulture,
                $"expected {columns.Length} columns, found {row.Fields.Length}: \"{ShownText.Of(string.Join(" | ", row.Fields))}\"")));
        }

        return has;
    }

    private bool IsHeader(CsvRow row) => HasColumns(row)
        && string.Join(',', row.Fields.Take(columns.Length).Select(name => name.Trim())).Equals(_header, StringComparison.OrdinalIgnoreCase);

    /// <summary>Allows empty extra columns: a spreadsheet that once had more columns keeps writing them.</summary>
    private bool HasColumns(CsvRow row) => row.Fields.Length >= columns.Length && row.Fields.Skip(columns.Length).All(string.IsNullOrWhiteSpace);
}
