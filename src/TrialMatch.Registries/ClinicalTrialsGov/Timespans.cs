using System.Globalization;
using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads lengths of time from the registry's text: ages ("6 Months") and time frames ("up to 52 weeks", "Month 24").</summary>
internal static class Timespans
{
    private const double DaysPerYear = 365.25;
    private const double MonthsPerYear = 12;
    private const double DaysPerWeek = 7;

    private static readonly Regex Age = new(@"^\s*(?<n>[0-9]{1,4})\s*(?<unit>year|month|week|day|hour|minute)s?\s*$", Patterns.Linear);

    private static readonly Regex NumberThenUnit = new(@"\b(?<n>[0-9]{1,4}(\.[0-9]{1,2})?)[\s-]*(?<unit>year|yr|month|week|wk|day)s?\b", Patterns.Linear);

    private static readonly Regex UnitThenNumber = new(@"\b(?<unit>year|month|week|day)s?[\s-]*(?<n>[0-9]{1,4})\b", Patterns.Linear);

    /// <summary>Whole years of an age; null where the text gives none.</summary>
    public static int? Years(string age)
    {
        var match = Age.Match(age);
        return match.Success ? (int)Math.Floor(Days(match.Groups["n"].Value, match.Groups["unit"].Value) / DaysPerYear + 1e-9) : null;
    }

    /// <summary>The longest time named, in months rounded up; null where none is named.</summary>
    public static int? LongestMonths(string timeFrame)
    {
        var longest = NumberThenUnit.Matches(timeFrame)
            .Concat(UnitThenNumber.Matches(timeFrame))
            .Select(match => Days(match.Groups["n"].Value, match.Groups["unit"].Value))
            .DefaultIfEmpty()
            .Max();
        return longest > 0 ? (int)Math.Ceiling((longest * MonthsPerYear / DaysPerYear) - 0.1) : null;
    }

    private static double Days(string number, string unit)
    {
        var count = double.Parse(number, CultureInfo.InvariantCulture);
        return count * char.ToLowerInvariant(unit[0]) switch
        {
            'y' => DaysPerYear,
            'm' => unit.StartsWith("min", StringComparison.OrdinalIgnoreCase) ? 0 : DaysPerYear / MonthsPerYear,
            'w' => DaysPerWeek,
            'd' => 1,
            _ => 0,
        };
    }
}
