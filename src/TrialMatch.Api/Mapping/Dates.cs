using TrialMatch.Primitives.Calendar;
using Date = Google.Type.Date;

namespace TrialMatch.Api.Mapping;

internal static class Dates
{
    public static Date ToProto(this DateOnly date) => new() { Year = date.Year, Month = date.Month, Day = date.Day };

    public static Date ToProto(this Month month) => month.FirstDay.ToProto();

    /// <summary>Returns the month of a date; null if there is no date.</summary>
    public static Month? ToMonth(this Date? date) => date.ToDomain() is { } day ? Month.Of(day) : null;

    /// <summary>Returns the date; null if it is missing or not a calendar day.</summary>
    public static DateOnly? ToDomain(this Date? date) =>
        date is { Year: >= 1 and <= 9999, Month: >= 1 and <= 12, Day: >= 1 }
        && date.Day <= DateTime.DaysInMonth(date.Year, date.Month)
            ? new DateOnly(date.Year, date.Month, date.Day)
            : null;
}
