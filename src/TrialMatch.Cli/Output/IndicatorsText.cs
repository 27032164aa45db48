using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints indicators: a row each, a column for each period, and below what they mean.</summary>
internal static class IndicatorsText
{
    public static void Write(Terminal terminal, GetIndicatorsResponse reply)
    {
        terminal.Heading($"Indicators of {reply.Parent}");
        var table = new TextTable().Column("Indicator").InBands(1);
        foreach (var period in reply.Periods)
        {
            table.Number(HeaderOf(period));
        }

        var kinds = reply.Indicators.ToDictionary(indicator => indicator.Kind);
        for (var row = 0; reply.Periods is [var first, ..] && row < first.Values.Count; row++)
        {
            var shown = first.Values[row];
            var indicator = kinds[shown.Indicator];
            table.Row([NameOf(indicator, shown), .. reply.Periods.Select(period => ValueOf(indicator, period.Values[row]))]);
        }

        terminal.Table(table);
        foreach (var indicator in reply.Indicators)
        {
            var of = indicator.Denominator.Length == 0 ? string.Empty : $" Of: {indicator.Denominator}";
            terminal.Line($"{indicator.DisplayName}: {indicator.Definition}{of}");
        }

        foreach (var note in reply.Indicators.SelectMany(indicator => indicator.Caveats.Prepend(indicator.Source)).Distinct(StringComparer.Ordinal))
        {
            terminal.Line(note);
        }
    }

    /// <summary>E.g. "2027-03", "2027-01 to 2027-04" or "2027".</summary>
    private static string HeaderOf(IndicatorPeriod period)
    {
        var (first, last) = (Figures.Month(period.StartDate), Figures.Month(period.EndDate));
        return first == last ? first
            : period is { StartDate.Month: 1, EndDate.Month: 12 } ? Figures.Format($"{period.StartDate.Year}")
            : $"{first} to {last}";
    }

    private static string NameOf(Indicator indicator, IndicatorValue value) =>
        value.DeclineReason == default ? indicator.DisplayName : $"Declined: {EnumNames.InWords(value.DeclineReason)}";

    private static string ValueOf(Indicator indicator, IndicatorValue value) => value switch
    {
        { UnderFive: true } => "<5",
        { HasValue: false } => Figures.None,
        _ => indicator.Unit switch
        {
            Indicator.Types.Unit.Share => Figures.Format($"{value.Value * 100:0.0} % ({value.Numerator}/{value.Denominator})"),
            Indicator.Types.Unit.Days => Figures.Format($"{value.Value:0.0}"),
            _ => Figures.Format($"{value.Value:N0}"),
        },
    };
}
