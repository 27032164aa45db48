using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>A whole calendar month, tertial or year in Oslo.</summary>
/// <param name="First">Its first month.</param>
/// <param name="Months">1, 4 or 12.</param>
public readonly record struct IndicatorPeriod(Month First, int Months)
{
    private const int TertialMonths = 4;

    /// <summary>The instant at which it begins.</summary>
    public DateTimeOffset Begins => OsloTime.StartOf(FirstDay);

    /// <summary>The instant at which it is over, and the next begins.</summary>
    public DateTimeOffset Ends => OsloTime.EndOf(LastDay);

    public Month Last => First + (Months - 1);

    public DateOnly FirstDay => First.FirstDay;

    public DateOnly LastDay => (First + Months).FirstDay.AddDays(-1);

    /// <summary>Returns the period that a month is in.</summary>
    public static IndicatorPeriod Of(PeriodKind kind, Month month)
    {
        var months = MonthsOf(kind);
        return new IndicatorPeriod(new Month(month.Index - (month.Index % months)), months);
    }

    /// <summary>Returns the number of periods from the one that a month is in to the one that another is in, both counted; 0 or less if they are reversed.</summary>
    public static int Count(PeriodKind kind, Month from, Month to) => ((Of(kind, to).First - Of(kind, from).First) / MonthsOf(kind)) + 1;

    /// <summary>Returns the periods from the one that a month is in to the one that another is in, both counted.</summary>
    public static ImmutableArray<IndicatorPeriod> Between(PeriodKind kind, Month from, Month to)
    {
        var first = Of(kind, from);
        return [.. Enumerable.Range(0, Count(kind, from, to)).Select(i => first with { First = first.First + (i * first.Months) })];
    }

    private static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Tertial => TertialMonths,
        PeriodKind.Year => Month.MonthsPerYear,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected month, tertial or year."),
    };
}
