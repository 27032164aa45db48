using System.Globalization;

namespace TrialMatch.Primitives.Calendar;

/// <summary>A calendar month, the unit in which all capacity is counted. <paramref name="Index"/> counts months since January of year 0.</summary>
public readonly record struct Month(int Index) : IComparable<Month>
{
    public const int MonthsPerYear = 12;

    public int Year => Index / MonthsPerYear;

    /// <summary>1 (January) to 12 (December).</summary>
    public int Number => (Index % MonthsPerYear) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public static Month Of(int year, int number) => new((year * MonthsPerYear) + number - 1);

    public static Month Of(DateOnly date) => Of(date.Year, date.Month);

    public static Month operator +(Month month, int months) => new(month.Index + months);

    public static Month operator -(Month month, int months) => new(month.Index - months);

    /// <summary>Whole months from <paramref name="right"/> to <paramref name="left"/>.</summary>
    public static int operator -(Month left, Month right) => left.Index - right.Index;

    public static bool operator <(Month left, Month right) => left.Index < right.Index;

    public static bool operator >(Month left, Month right) => left.Index > right.Index;

    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;

    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    public int CompareTo(Month other) => Index.CompareTo(other.Index);

    /// <summary>Reads "2027-03".</summary>
    /// <exception cref="FormatException">The text is not a year and a month.</exception>
    public static Month Parse(string text) =>
        Of(DateOnly.ParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>"2027-03".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
