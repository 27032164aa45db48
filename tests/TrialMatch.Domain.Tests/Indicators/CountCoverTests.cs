using TrialMatch.Domain.Indicators;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

public class CountCoverTests
{
    private static readonly Month January = Month.Of(2027, 1);

    private static readonly IndicatorPeriod[] Periods =
    [
        .. new[] { PeriodKind.Month, PeriodKind.Tertial, PeriodKind.Year }.SelectMany(kind => IndicatorPeriod.Between(kind, January, January + 11)),
    ];

    [Fact]
    public void From_one_to_four_are_withheld_and_follow_from_no_sum_of_what_is_told()
    {
        var random = Seed.Random();
        for (var i = 0; i < 3_000; i++)
        {
            // Zeros, small numbers and larger ones, in ever other shares.
            var (none, most) = (random.NextDouble(), random.Next(2, 12));
            int[] months = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() < none ? 0 : random.Next(most))];
            var cover = new CountCover(months);
            foreach (var small in Periods.Where(period => CountIn(period, months) is > 0 and < 5))
            {
                Assert.True(cover.Withholds(small), $"{small.First} of {string.Join(' ', months)}");
                Assert.True(CouldBeOther(small, months, cover), $"{small.First}, {small.Months} months, of {string.Join(' ', months)}");
            }
        }
    }

    [Theory]
    [InlineData("0 0 0 0 9 9 9 9 9 9 9 9")]
    [InlineData("5 6 7 8 5 6 7 8 5 6 7 8")]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0")]
    public void Without_small_numbers_all_is_told(string text)
    {
        var cover = new CountCover(text.Split(' ').Select(int.Parse));

        Assert.DoesNotContain(Periods, cover.Withholds);
    }

    [Theory]
    [InlineData("3 6 9 12 9 9 9 9 9 9 9 9", "1 2")]
    [InlineData("1 1 9 12 9 9 9 9 9 9 9 9", "1 2 3")]
    [InlineData("2 3 9 12 9 9 9 9 9 9 9 9", "1 2")]
    [InlineData("1 2 6 12 9 9 9 9 9 9 9 9", "1 2 3")]
    public void One_small_month_takes_the_next_smallest_of_its_tertial_with_it(string text, string withheld)
    {
        var cover = new CountCover(text.Split(' ').Select(int.Parse));

        Assert.Equal(withheld, string.Join(' ', Periods.Where(cover.Withholds).Select(period => period.First.Number)));
        Assert.All(Periods.Where(cover.Withholds), period => Assert.Equal(1, period.Months));
    }

    [Theory]
    [InlineData("3 6 9 12 9 9 9 9 9 9 9 9", 1, false)]
    [InlineData("3 6 9 12 9 9 9 9 9 9 9 9", 6, true)]
    [InlineData("9 9 9 9 9 9 9 9 3 6 9 9", 11, false)]
    [InlineData("9 9 9 9 9 9 9 9 9 9 9 9", 11, true)]
    public void Other_months_in_a_row_are_told_where_their_tertials_and_months_are(string text, int months, bool isTold) => Assert.Equal(
        !isTold, new CountCover(text.Split(' ').Select(int.Parse)).Withholds(new IndicatorPeriod(January, months)));

    private static int CountIn(IndicatorPeriod period, int[] months) => months[(period.First - January)..(period.Last - January + 1)].Sum();

    /// <summary>Whether another year with the same told figures has another number in the period: a patient moved from one withheld month to another, or one more.</summary>
    private static bool CouldBeOther(IndicatorPeriod period, int[] months, CountCover cover)
    {
        var withheld = Enumerable.Range(0, 12).Where(month => cover.Withholds(new IndicatorPeriod(January + month, 1))).ToList();
        foreach (var more in withheld)
        {
            foreach (var less in withheld.Where(less => less != more && months[less] > 1).Append(-1))
            {
                int[] other = [.. months];
                other[more]++;
                if (less >= 0)
                {
                    other[less]--;
                }

                if (CountIn(period, other) != CountIn(period, months) && Periods.Where(told => !cover.Withholds(told)).All(told => CountIn(told, other) == CountIn(told, months)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
