using System.Globalization;
using System.Text.RegularExpressions;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Csv;

/// <summary>
/// Reads months and amounts as spreadsheets write them in Norway. Ambiguous text is rejected: "9.600" and "9,600" may mean nine thousand
/// or nine and a half, and "01/03/2027" may be in January or March.
/// </summary>
internal static partial class CalendarCell
{
    private const int LettersOfName = 3;
    private const int YearsOfCentury = 100;
    private const int ThisCentury = 2000;

    /// <summary>A month, or its first day, because Excel turns a month into a date.</summary>
    private static readonly string[] MonthForms = ["yyyy-MM", "yyyy-MM-dd", "d.M.yyyy", "MM.yyyy"];

    /// <summary>The first three letters of the months in Norwegian, and in English where they differ: Excel shows 2027-03 as mar.27.</summary>
    private static readonly Dictionary<string, int> MonthNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jan"] = 1,
        ["feb"] = 2,
        ["mar"] = 3,
        ["apr"] = 4,
        ["mai"] = 5,
        ["may"] = 5,
        ["jun"] = 6,
        ["jul"] = 7,
        ["aug"] = 8,
        ["sep"] = 9,
        ["okt"] = 10,
        ["oct"] = 10,
        ["nov"] = 11,
        ["des"] = 12,
        ["dec"] = 12,
    };

    /// <summary>Reads "2027-03", "2027-03-01", "01.03.2027", "03.2027", "mar.27" or "mars 2027"; returns null for anything else, including any other day of a month.</summary>
    public static Month? ReadMonth(string text)
    {
        var trimmed = text.Trim();
        return DateOnly.TryParseExact(trimmed, MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.Day == 1 ? Month.Of(day) : null
            : ReadNamedMonth(trimmed);
    }

    /// <summary>Reads "9600", "9 600" with any kind of space, "9600,0" or "9600.00"; returns null for anything else.</summary>
    public static int? ReadAmount(string text)
    {
        var amount = AmountPattern().Match(text);
        var digits = string.Concat(amount.Groups["whole"].Value.Where(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static Month? ReadNamedMonth(string text)
    {
        var month = NamedMonthPattern().Match(text);
        if (!month.Success || !MonthNames.TryGetValue(month.Groups["name"].Value[..LettersOfName], out var number))
        {
            return null;
        }

        var year = int.Parse(month.Groups["year"].Value, CultureInfo.InvariantCulture);
        return Month.Of(year < YearsOfCentury ? ThisCentury + year : year, number);
    }

    [GeneratedRegex(@"\A\s*(?<whole>[0-9]{1,3}(?:\p{Zs}[0-9]{3})+|[0-9]+)(?:[.,]0{1,2})?\s*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex AmountPattern();

    [GeneratedRegex(@"\A(?<name>\p{L}{3,9})[. -]{0,2}(?<year>[0-9]{2}|[1-9][0-9]{3})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex NamedMonthPattern();
}
