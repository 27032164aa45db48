using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The rows of a board pack: those indicators that a board can act on, in words.</summary>
internal static class BoardFigures
{
    private static readonly Indicator.Types.Kind[] Shown =
    [
        Indicator.Types.Kind.Requests,
        Indicator.Types.Kind.RequestsAnsweredInTime,
        Indicator.Types.Kind.RequestsAccepted,
        Indicator.Types.Kind.RequestsSilent,
        Indicator.Types.Kind.DaysToAnswerMedian,
        Indicator.Types.Kind.Studies,
        Indicator.Types.Kind.StudiesPlaced,
        Indicator.Types.Kind.StudiesLost,
        Indicator.Types.Kind.StudiesInSeveralRegions,
        Indicator.Types.Kind.DaysToPlacementMedian,
        Indicator.Types.Kind.DaysToFirstPatientMedian,
        Indicator.Types.Kind.PatientsRecruited,
        Indicator.Types.Kind.PatientsPerInhabitantsTreated,
        Indicator.Types.Kind.SitesWithoutPatients,
        Indicator.Types.Kind.RecruitedGrowth,
    ];

    public static IEnumerable<(Indicator Indicator, string ThisYear, string YearBefore, string Goal)> RowsOf(BoardPack pack) =>
        from kind in Shown
        let indicator = pack.Indicators.FirstOrDefault(found => found.Kind == kind)
        where indicator is not null
        select (indicator, ValueIn(pack.ThisYear, indicator), ValueIn(pack.YearBefore, indicator), GoalOf(indicator));

    /// <summary>E.g. "2026-01 to 2026-11".</summary>
    public static string MonthsOf(IndicatorPeriod period) => $"{Figures.Month(period.StartDate)} to {Figures.Month(period.EndDate)}";

    private static string ValueIn(IndicatorPeriod period, Indicator indicator) =>
        period.Values.FirstOrDefault(value => value.Indicator == indicator.Kind) is { } value ? IndicatorsText.ValueOf(indicator, value) : Figures.None;

    private static string GoalOf(Indicator indicator) => indicator.Goal is { } goal ? IndicatorsText.Shown(indicator, goal.Value) : string.Empty;
}
