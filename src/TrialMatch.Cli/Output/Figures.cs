using System.Globalization;
using Google.Type;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Formats figures for people, the same in every country.</summary>
internal static class Figures
{
    public const string None = "-";

    // From here on the decimals of a mean do not matter.
    private const double WholeFrom = 9.95;

    public static string Probability(double value) => ShownProbability.Of(value);

    /// <summary>Formats a probability that somebody asked for.</summary>
    public static string Wanted(double value) => Format($"{value:0.00#}");

    /// <summary>Formats a mean with its 80 % interval, "41.7 (30-54)".</summary>
    public static string Expected(PatientForecast? forecast) =>
        forecast is null ? None : Format($"{forecast.Mean:0.0} ({forecast.Q10}-{forecast.Q90})");

    /// <summary>Formats a mean for running text: "26", or "4.3" if a decimal matters.</summary>
    public static string About(double mean) => mean < WholeFrom ? Format($"{mean:0.#}") : Format($"{mean:N0}");

    public static string Rate(RateForecast? rate) =>
        rate is null ? None : Format($"{rate.MeanPerMonth:0.00} ({rate.Q10PerMonth:0.00}-{rate.Q90PerMonth:0.00})");

    public static string Count(PatientCount? count) => count switch
    {
        { ValueCase: PatientCount.ValueOneofCase.UnderFive } => "<5",
        { ValueCase: PatientCount.ValueOneofCase.Exactly } => Whole(count.Exactly),
        _ => None,
    };

    public static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Units(double value) => Format($"{value:N1}");

    public static string Percent(double share) => Format($"{share * 100:0.0} %");

    public static string Day(Date? date) => date is null ? None : Format($"{date.Year:0000}-{date.Month:00}-{date.Day:00}");

    /// <summary>E.g. "30 Sep 2029".</summary>
    public static string DayInWords(Date? date) =>
        date is null ? None : new DateOnly(date.Year, date.Month, date.Day).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(Date? date) => date is null ? None : Format($"{date.Year:0000}-{date.Month:00}");

    /// <summary>E.g. "Mar 2027", a header that folds.</summary>
    public static string MonthInWords(Date month) =>
        new DateOnly(month.Year, month.Month, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
