using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads durations from the registry's texts: ages ("6 Months") and time frames ("up to 52 weeks", "Month 24").</summary>
internal static class Durations
{
    private const double DaysPerYear = 365.25;
    private const double DaysPerMonth = DaysPerYear / 12;

    /// <summary>Up to three days beyond whole months (31 days, 9 weeks) do not add a month.</summary>
    private const double RoundingMonths = 0.1;

    private static readonly ImmutableArray<string> Words =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Regex Age = new(@"^(?<n>[0-9]{1,4})\s*(?<unit>year|month|week|day|hour|minute)s?$", Patterns.Linear);

    private static readonly Regex Length = new(
        $@"\b(?<n>[0-9]{{1,4}}(\.[0-9]{{1,2}})?|{string.Join('|', Words)})[\s-]*(?<unit>year|yr|month|mo|week|wk|day|hour|hr)s?\b|\b(?<unit>year|month|week|day|hour)s?[\s-]*(?<n>[0-9]{{1,4}})\b",
        Patterns.Linear);

    /// <summary>Returns an age in completed years; null if the text has none.</summary>
    public static int? Years(string age)
    {
        var match = Age.Match(age);
        return match.Success ? (int)Math.Floor((Days(match) / DaysPerYear) + 1e-9) : null;
    }

    /// <summary>Returns each duration in the text, in months rounded up, in the text's order.</summary>
    public static IEnumerable<int> Months(string timeFrame) =>
        Length.Matches(timeFrame)
            .Select(match => Math.Max(0, (int)Math.Ceiling((Days(match) / DaysPerMonth) - RoundingMonths)));

    private static double Days(Match match) => Number(match.Groups["n"].Value) * DaysPerUnit(match.Groups["unit"].Value);

    private static double Number(string text)
    {
        var word = Words.FindIndex(text);
        return word >= 0 ? word + 1 : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static int FindIndex(this ImmutableArray<string> words, string text) =>
        words.IndexOf(text, StringComparer.OrdinalIgnoreCase);

    private static double DaysPerUnit(string unit) => unit.ToUpperInvariant() switch
    {
        "YEAR" or "YR" => DaysPerYear,
        "MONTH" or "MO" => DaysPerMonth,
        "WEEK" or "WK" => 7,
        "DAY" => 1,
        "HOUR" or "HR" => 1.0 / 24,
        _ => 0,
    };
}
