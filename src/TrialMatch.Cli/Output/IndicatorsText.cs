using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints indicators: a row each, a column for each period, and on demand below what they mean.</summary>
internal static class IndicatorsText
{
    public static void Write(Terminal terminal, GetIndicatorsResponse reply, bool showsDefinitions)
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
            if (IsReason(shown) && reply.Periods.All(period => period.Values[row].Numerator == 0))
            {
                continue;
            }

            var indicator = kinds[shown.Indicator];
            table.Row([NameOf(indicator, shown), .. reply.Periods.Select(period => ValueOf(indicator, period.Values[row]))]);
        }

        terminal.Table(table);
        if (reply.Periods.SelectMany(period => period.Values).Any(value => value.UnderFive))
        {
            terminal.Line("withheld: from one to four patients, or what would tell such a number together with other periods of the year");
        }

        if (showsDefinitions)
        {
            WriteDefinitions(terminal, reply);
        }
        else
        {
            terminal.Line("Through TrialMatch only. Figures of scopes must not be added up. What each figure means: --definitions.");
        }
    }

    private static void WriteDefinitions(Terminal terminal, GetIndicatorsResponse reply)
    {
        foreach (var indicator in reply.Indicators)
        {
            var of = indicator.Denominator.Length == 0 ? string.Empty : $" Of: {indicator.Denominator}";
            var goal = indicator.Goal is { } set ? $" Goal: {Shown(indicator, set.Value)} ({set.Source} Stated on {Figures.Day(set.StatedDate)}.)" : string.Empty;
            terminal.Line($"{indicator.DisplayName}: {indicator.Definition}{of}{goal}");
        }

        foreach (var note in reply.Indicators.SelectMany(indicator => indicator.Caveats.Prepend(indicator.Source)).Distinct(StringComparer.Ordinal))
        {
            terminal.Line(note);
        }
    }

    /// <summary>Reasons that nobody gave are left out; there are many.</summary>
    private static bool IsReason(IndicatorValue value) => value.Indicator is Indicator.Types.Kind.DeclineReasons or Indicator.Types.Kind.LossReasons;

    /// <summary>E.g. "2027-03", "2027-01 to 2027-04" or "2027".</summary>
    private static string HeaderOf(IndicatorPeriod period)
    {
        var (first, last) = (Figures.Month(period.StartDate), Figures.Month(period.EndDate));
        return first == last ? first
            : period is { StartDate.Month: 1, EndDate.Month: 12 } ? Figures.Format($"{period.StartDate.Year}")
            : $"{first} to {last}";
    }

    private static string NameOf(Indicator indicator, IndicatorValue value) => value switch
    {
        { DeclineReason: not SiteRequest.Types.DeclineReason.Unspecified } => $"Declined: {EnumNames.InWords(value.DeclineReason)}",
        { LossReason: not Inquiry.Types.LossReason.Unspecified } => $"Did not come: {EnumNames.InWords(value.LossReason)}",
        _ => indicator.DisplayName,
    };

    public static string ValueOf(Indicator indicator, IndicatorValue value) => value switch
    {
        { UnderFive: true } => "withheld",
        { HasValue: false } => Figures.None,
        _ when indicator.Unit is Indicator.Types.Unit.Share or Indicator.Types.Unit.Ratio =>
            Figures.Format($"{Shown(indicator, value.Value)} ({value.Numerator}/{value.Denominator})"),
        _ => Shown(indicator, value.Value),
    };

    public static string Shown(Indicator indicator, double value) => indicator.Unit switch
    {
        Indicator.Types.Unit.Share or Indicator.Types.Unit.Ratio => Figures.Percent(value),
        Indicator.Types.Unit.Change => Figures.Format($"{value * 100:+0.0;-0.0;0.0} %"),
        Indicator.Types.Unit.Days or Indicator.Types.Unit.PatientsPerInhabitants => Figures.Format($"{value:0.0}"),
        _ => Figures.Format($"{value:N0}"),
    };
}
