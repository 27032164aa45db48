using TrialMatch.Domain.Capacity;

namespace TrialMatch.Domain.Indicators;

/// <summary>
/// Which of a year's counts of patients are withheld, so that no small number (R8) follows from months, tertials and year taken together: the small
/// ones, and as many others as their sums need. It depends on the year's months alone, so that every question about a part of the year is answered
/// by the same cover.
/// </summary>
public sealed class CountCover
{
    private const int MonthCount = 12;
    private const int TertialMonths = 4;

    private readonly int[] _counts;
    private readonly bool[] _months;
    private readonly bool[] _tertials;
    private bool _year;

    /// <param name="months">January to December, each 0 or more.</param>
    public CountCover(IEnumerable<int> months)
    {
        _counts = [.. months];
        _months = [.. _counts.Select(SmallCounts.IsSmall)];
        _tertials = [.. Enumerable.Range(0, MonthCount / TertialMonths).Select(tertial => SmallCounts.IsSmall(CountOf(tertial)))];
        _year = SmallCounts.IsSmall(_counts.Sum());
        for (var tertial = 0; tertial < _tertials.Length; tertial++)
        {
            CoverMonths(tertial);
        }

        CoverTertials();
    }

    /// <summary>
    /// Whether the figure of a month, tertial or year of the year is withheld. That of other months in a row is if one of its tertials and months is:
    /// so it tells nothing that these do not.
    /// </summary>
    public bool Withholds(IndicatorPeriod period) => (period.Months, period.First.Number - 1) switch
    {
        (1, var month) => _months[month],
        (TertialMonths, var month) when month % TertialMonths == 0 => _tertials[month / TertialMonths],
        (MonthCount, _) => _year,
        _ => PartsOf(period).Any(Withholds),
    };

    private static IEnumerable<IndicatorPeriod> PartsOf(IndicatorPeriod period)
    {
        for (var done = 0; done < period.Months;)
        {
            var first = period.First + done;
            var months = (first.Number - 1) % TertialMonths == 0 && period.Months - done >= TertialMonths ? TertialMonths : 1;
            yield return new IndicatorPeriod(first, months);
            done += months;
        }
    }

    /// <summary>A tertial that is told minus its months that are told is the sum of the others: of two or more, of which not all are one, and five or more together.</summary>
    private void CoverMonths(int tertial)
    {
        while (!_tertials[tertial] && Withheld(tertial) is [_, ..] withheld && IsTold(withheld, parts: withheld.Count))
        {
            WithholdSmallestMonth(tertial);
        }
    }

    /// <summary>The same of the year and its tertials. A tertial that is withheld has a month that is, since months add up to it. Where no more tertials have patients, the year is withheld.</summary>
    private void CoverTertials()
    {
        while (!_year && WithheldTertials() is [_, ..] withheld && IsTold([.. withheld.SelectMany(Withheld)], withheld.Count))
        {
            List<int> others = [.. Enumerable.Range(0, _tertials.Length).Where(tertial => !_tertials[tertial] && CountOf(tertial) > 0)];
            if (others.Count == 0)
            {
                _year = true;
                return;
            }

            var next = others.MinBy(CountOf);
            _tertials[next] = true;
            if (Withheld(next).Count == 0)
            {
                WithholdSmallestMonth(next);
            }
        }
    }

    /// <param name="parts">Of how many parts the sum is known.</param>
    private bool IsTold(List<int> months, int parts) => parts == 1 || months.Sum(month => _counts[month]) is var sum && (sum == months.Count || SmallCounts.IsSmall(sum));

    private void WithholdSmallestMonth(int tertial) =>
        _months[MonthsOf(tertial).Where(month => !_months[month] && _counts[month] > 0).MinBy(month => _counts[month])] = true;

    private List<int> Withheld(int tertial) => [.. MonthsOf(tertial).Where(month => _months[month])];

    private List<int> WithheldTertials() => [.. Enumerable.Range(0, _tertials.Length).Where(tertial => _tertials[tertial])];

    private int CountOf(int tertial) => MonthsOf(tertial).Sum(month => _counts[month]);

    private static IEnumerable<int> MonthsOf(int tertial) => Enumerable.Range(tertial * TertialMonths, TertialMonths);
}
