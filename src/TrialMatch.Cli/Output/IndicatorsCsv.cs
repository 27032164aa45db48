using System.Globalization;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints indicators as CSV (RFC 4180), one figure a line.</summary>
internal static class IndicatorsCsv
{
    public static void Write(Terminal terminal, GetIndicatorsResponse reply)
    {
        var units = reply.Indicators.ToDictionary(indicator => indicator.Kind, indicator => EnumNames.Of(indicator.Unit));
        CsvRow.Write(terminal, ["scope", "start", "end", "indicator", "decline_reason", "value", "unit", "numerator", "denominator", "loss_reason"]);
        foreach (var period in reply.Periods)
        {
            foreach (var value in period.Values)
            {
                CsvRow.Write(
                    terminal,
                    [
                        reply.Parent,
                        Figures.Day(period.StartDate),
                        Figures.Day(period.EndDate),
                        EnumNames.Of(value.Indicator),
                        value.DeclineReason == default ? string.Empty : EnumNames.Of(value.DeclineReason),
                        ValueOf(value),
                        units.GetValueOrDefault(value.Indicator, string.Empty),
                        value.UnderFive ? string.Empty : value.Numerator.ToString(CultureInfo.InvariantCulture),
                        value.Denominator.ToString(CultureInfo.InvariantCulture),
                        value.LossReason == default ? string.Empty : EnumNames.Of(value.LossReason),
                    ]);
            }
        }
    }

    private static string ValueOf(IndicatorValue value) => value switch
    {
        { UnderFive: true } => "withheld",
        { HasValue: true } => value.Value.ToString(CultureInfo.InvariantCulture),
        _ => string.Empty,
    };
}
