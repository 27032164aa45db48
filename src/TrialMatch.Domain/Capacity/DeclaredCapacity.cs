using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// The capacity of a pool that a trust declares: an amount for each month of the year, the same every year, and overrides for single months.
/// </summary>
public sealed record DeclaredCapacity
{
    /// <summary>The largest amount for one month, in the pool's unit.</summary>
    public const int MaxAmount = 10_000_000;

    /// <summary>The largest number of overrides: ten years ahead and five years back.</summary>
    public const int MaxOverrides = 180;

    /// <summary>The years that the cached amounts cover: ten from any month on.</summary>
    private const int YearsWrittenOut = 11;

    private int[]? _writtenOut;

    /// <param name="byMonthOfYear">Twelve amounts, January's first; each 0 to <see cref="MaxAmount"/>.</param>
    /// <param name="overrides">The months with another amount; each month once, at most <see cref="MaxOverrides"/>.</param>
    /// <exception cref="ArgumentException">There are not twelve amounts, an amount is out of range, or a month occurs twice.</exception>
    public DeclaredCapacity(ImmutableArray<int> byMonthOfYear, ImmutableArray<MonthAmount> overrides)
    {
        RequireTwelve(byMonthOfYear);
        RequireDistinct(overrides);
        ByMonthOfYear = byMonthOfYear;
        MeanPerMonth = byMonthOfYear.Sum(static amount => (long)amount) / (double)Month.MonthsPerYear;
        Overrides = [.. overrides.OrderBy(o => o.Month)];
    }

    /// <summary>Twelve amounts, January's first.</summary>
    public ImmutableArray<int> ByMonthOfYear { get; }

    /// <summary>The months with another amount, in order.</summary>
    public ImmutableArray<MonthAmount> Overrides { get; }

    /// <summary>The mean units a month over a year, without overrides.</summary>
    public double MeanPerMonth { get; }

    /// <summary>Returns a declaration with the same amount every month.</summary>
    public static DeclaredCapacity Level(int amountPerMonth) =>
        new([.. Enumerable.Repeat(amountPerMonth, Month.MonthsPerYear)], []);

    /// <summary>
    /// Spreads a yearly amount evenly over the months in whole units, so that a trust with four eligible patients a year has one every third month
    /// rather than none.
    /// </summary>
    /// <param name="amountPerYear">0 to twelve times <see cref="MaxAmount"/>.</param>
    public static DeclaredCapacity SpreadOver(int amountPerYear) =>
        new([.. Enumerable.Range(0, Month.MonthsPerYear).Select(i => UpTo(i + 1, amountPerYear) - UpTo(i, amountPerYear))], []);

    public int AmountIn(Month month)
    {
        var index = IndexOf(month);
        return index >= 0 ? Overrides[index].Amount : ByMonthOfYear[month.Number - 1];
    }

    /// <summary>Fills in the amounts of the months from <paramref name="from"/> on.</summary>
    public void Fill(Month from, Span<int> byMonth)
    {
        // The rest of the first year, then whole years.
        var year = ByMonthOfYear.AsSpan();
        for (var (i, monthOfYear) = (0, from.Number - 1); i < byMonth.Length; monthOfYear = 0)
        {
            var months = Math.Min(year.Length - monthOfYear, byMonth.Length - i);
            year.Slice(monthOfYear, months).CopyTo(byMonth[i..]);
            i += months;
        }

        foreach (var named in Overrides)
        {
            var i = named.Month - from;
            if (i >= 0 && i < byMonth.Length)
            {
                byMonth[i] = named.Amount;
            }
        }
    }

    /// <summary>
    /// Returns the amounts of a number of months. They are copied only where an override falls among them or the months exceed the cached years.
    /// </summary>
    public ReadOnlyMemory<int> Over(Month from, int months)
    {
        var monthOfYear = from.Number - 1;
        if (monthOfYear + months <= YearsWrittenOut * Month.MonthsPerYear && !IsAnyNamed(from, months))
        {
            return WrittenOut.AsMemory(monthOfYear, months);
        }

        var byMonth = new int[months];
        Fill(from, byMonth);
        return byMonth;
    }

    /// <summary>Returns whether the month has an override.</summary>
    public bool IsNamed(Month month) => IndexOf(month) >= 0;

    /// <summary>Returns the declaration with another amount in one month.</summary>
    public DeclaredCapacity With(Month month, int amount) =>
        new(ByMonthOfYear, Overrides.RemoveAll(o => o.Month == month).Add(new MonthAmount(month, amount)));

    public bool Equals(DeclaredCapacity? other) =>
        other is not null
        && ByMonthOfYear.AsSpan().SequenceEqual(other.ByMonthOfYear.AsSpan())
        && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan());

    public override int GetHashCode() => HashCode.Combine(ByMonthOfYear[0], MeanPerMonth, Overrides.Length);

    /// <summary>The year's amounts, repeated. Cached; two threads that compute them at once get the same values.</summary>
    private int[] WrittenOut => _writtenOut ??= [.. Enumerable.Range(0, YearsWrittenOut).SelectMany(_ => ByMonthOfYear)];

    private bool IsAnyNamed(Month from, int months)
    {
        foreach (var named in Overrides)
        {
            if (named.Month >= from && named.Month < from + months)
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(Month month)
    {
        var (low, high) = (0, Overrides.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var distance = Overrides[middle].Month - month;
            if (distance == 0)
            {
                return middle;
            }

            (low, high) = distance < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static int UpTo(int months, int amountPerYear) => (int)((long)months * amountPerYear / Month.MonthsPerYear);

    private static void RequireTwelve(ImmutableArray<int> byMonthOfYear)
    {
        if (byMonthOfYear.IsDefault || byMonthOfYear.Length != Month.MonthsPerYear || byMonthOfYear.Any(IsOutOfRange))
        {
            throw new ArgumentException($"Expected twelve amounts of 0 to {MaxAmount}.", nameof(byMonthOfYear));
        }
    }

    private static void RequireDistinct(ImmutableArray<MonthAmount> overrides)
    {
        if (overrides.IsDefault
            || overrides.Length > MaxOverrides
            || overrides.Any(o => IsOutOfRange(o.Amount))
            || overrides.Select(o => o.Month).Distinct().Count() != overrides.Length)
        {
            throw new ArgumentException(
                $"Expected at most {MaxOverrides} months, each once, with amounts of 0 to {MaxAmount}.", nameof(overrides));
        }
    }

    private static bool IsOutOfRange(int amount) => amount is < 0 or > MaxAmount;
}
