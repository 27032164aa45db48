using TrialMatch.Primitives.Calendar;
using Date = Google.Type.Date;

namespace TrialMatch.Api.Mapping;

internal static class Dates
{
    public static Date ToProto(this DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    public static Date ToProto(this Month month) => month.FirstDay.ToProto();

    /// <summary>The month of a date, or null where there is none.</summary>
    public static Month? ToMonth(this Date? date) => date.ToDomain() is { } day ? Month.Of(day) : null;

    /// <summary>The date, or null where it is missing or no day of the calendar.</summary>
    public static DateOnly? ToDomain(this Date? date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 }
        && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;
}
