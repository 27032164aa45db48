using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Capacity;

/// <summary>
/// How much of a pool a trust says it has, month by month: an amount for each month of the year, the same every year,
/// and other amounts for months that are named.
/// </summary>
public sealed record DeclaredCapacity
{
    /// <summary>The most that can be declared for one month, in the pool's unit.</summary>
    public const int MaxAmount = 10_000_000;

    /// <summary>The most months that can be named: ten years ahead and five years back.</summary>
    public const int MaxOverrides = 180;

    /// <summary>Years that are written out one after the other: ten from any month on.</summary>
    private const int YearsWrittenOut = 11;

    private int[]? _writtenOut;

    /// <param name="byMonthOfYear">Twelve amounts, January's first; each 0 to <see cref="MaxAmount"/>.</param>
    /// <param name="overrides">Months whose amount differs; each month once, at most <see cref="MaxOverrides"/>.</param>
    /// <exception cref="ArgumentException">The amounts are not twelve, or one is out of range, or a month is named twice.</exception>
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

    /// <summary>Months whose amount differs, in order.</summary>
    public ImmutableArray<MonthAmount> Overrides { get; }

    /// <summary>Units a month over a year without overrides.</summary>
    public double MeanPerMonth { get; }

    /// <summary>The same amount every month.</summary>
    public static DeclaredCapacity Level(int amountPerMonth) =>
        new([.. Enumerable.Repeat(amountPerMonth, Month.MonthsPerYear)], []);

    /// <summary>
    /// A yearly amount in whole units as evenly over the months as they allow, so that a trust with four eligible patients
    /// a year has one in every third month rather than none in all.
    /// </summary>
    /// <param name="amountPerYear">0 to twelve times <see cref="MaxAmount"/>.</param>
    public static DeclaredCapacity SpreadOver(int amountPerYear) =>
        new([.. Enumerable.Range(0, Month.MonthsPerYear).Select(i => UpTo(i + 1, amountPerYear) - UpTo(i, amountPerYear))], []);

    public int AmountIn(Month month)
    {
        var index = IndexOf(month);
        return index >= 0 ? Overrides[index].Amount : ByMonthOfYear[month.Number - 1];
    }

    /// <summary>Fills in the amounts of the months from one on.</summary>
    public void Fill(Month from, Span<int> byMonth)
    {
        // What is left of the first year, then whole years.
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

    /// <summary>The amounts of so many months from one on, to be read only. They are copied only where a month among them is named, or they are very many.</summary>
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

    /// <summary>Whether the month has an amount of its own.</summary>
    public bool IsNamed(Month month) => IndexOf(month) >= 0;

    /// <summary>The same declaration with another amount in one month.</summary>
    public DeclaredCapacity With(Month month, int amount) =>
        new(ByMonthOfYear, Overrides.RemoveAll(o => o.Month == month).Add(new MonthAmount(month, amount)));

    public bool Equals(DeclaredCapacity? other) =>
        other is not null
        && ByMonthOfYear.AsSpan().SequenceEqual(other.ByMonthOfYear.AsSpan())
        && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan());

    public override int GetHashCode() => HashCode.Combine(ByMonthOfYear[0], MeanPerMonth, Overrides.Length);

    /// <summary>The year over and over. Made when first asked for; should two threads ask at once, both make the same.</summary>
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
