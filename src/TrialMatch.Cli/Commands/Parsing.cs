using System.CommandLine.Parsing;
using System.Globalization;
using Google.Type;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Commands;

/// <summary>Parsers of option values; their errors name the option and what was expected.</summary>
internal static class Parsing
{
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign;
    private const NumberStyles Decimals = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Parses an enum value by its proto name, in any case, with hyphens or underscores.</summary>
    public static T Choice<T>(ArgumentResult result)
        where T : struct, Enum =>
        Named<T>(TextOf(result)) ?? Wrong<T>(result, Choices<T>());

    /// <summary>Parses several enum values.</summary>
    public static T[] EachChoice<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var values = new List<T>();
        foreach (var token in result.Tokens)
        {
            if (Named<T>(token.Value) is not { } value)
            {
                Wrong<T>(result, Choices<T>(), token.Value);
                return [];
            }

            values.Add(value);
        }

        return [.. values];
    }

    public static Func<ArgumentResult, int> WholeNumber(int least, int most) => result =>
        int.TryParse(TextOf(result), Digits, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Wrong<int>(result, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least:N0} to {most:N0}"));

    /// <summary>Parses a whole number; the server checks the range.</summary>
    public static int? WholeNumber(ArgumentResult result) =>
        int.TryParse(TextOf(result), Digits, CultureInfo.InvariantCulture, out var value)
            ? value
            : Wrong<int?>(result, "a whole number");

    /// <summary>Parses a version; the server checks the range.</summary>
    public static long Version(ArgumentResult result) =>
        long.TryParse(TextOf(result), Digits, CultureInfo.InvariantCulture, out var value)
            ? value
            : Wrong<long>(result, "a version, a whole number");

    /// <summary>Parses the number of a question; the server checks whether there is one.</summary>
    public static long QuestionNumber(ArgumentResult result) =>
        long.TryParse(TextOf(result), Digits, CultureInfo.InvariantCulture, out var value)
            ? value
            : Wrong<long>(result, "a question's number");

    /// <summary>Parses a number; the server checks the range.</summary>
    public static double? Number(ArgumentResult result) =>
        double.TryParse(TextOf(result), Decimals, CultureInfo.InvariantCulture, out var value)
            ? value
            : Wrong<double?>(result, "a number such as 0.9");

    public static Date? Day(ArgumentResult result) =>
        DateOnly.TryParseExact(TextOf(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Date { Year = day.Year, Month = day.Month, Day = day.Day }
            : Wrong<Date>(result, "a day written YYYY-MM-DD");

    /// <summary>Parses a month to its first day.</summary>
    public static Date? Month(ArgumentResult result) =>
        DateOnly.TryParseExact(TextOf(result), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Date { Year = day.Year, Month = day.Month, Day = 1 }
            : Wrong<Date>(result, "a month written YYYY-MM");

    private static T? Named<T>(string text)
        where T : struct, Enum
    {
        var name = text.Replace('-', '_');
        foreach (var value in EnumNames.Chosen<T>())
        {
            if (string.Equals(EnumNames.Of(value), name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static string Choices<T>()
        where T : struct, Enum =>
        "one of " + string.Join(", ", EnumNames.Chosen<T>().Select(value => EnumNames.Of(value)));

    private static string TextOf(ArgumentResult result) => result.Tokens is [var only, ..] ? only.Value : string.Empty;

    private static T? Wrong<T>(ArgumentResult result, string expected) => Wrong<T>(result, expected, TextOf(result));

    private static T? Wrong<T>(ArgumentResult result, string expected, string found)
    {
        var option = result.Parent is OptionResult { IdentifierToken: { } token } ? token.Value : result.Argument.Name;
        result.AddError($"{option}: expected {expected}, found \"{found}\"");
        return default;
    }
}
