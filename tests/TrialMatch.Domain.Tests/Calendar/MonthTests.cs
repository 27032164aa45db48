using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Calendar;

public sealed class MonthTests
{
    [Fact]
    public void A_month_reads_back_what_it_writes() =>
        Assert.Equal(Month.Of(2027, 3), Month.Parse(Month.Of(2027, 3).ToString()));

    [Fact]
    public void Adding_months_crosses_the_year()
    {
        Assert.Equal(Month.Of(2028, 1), Month.Of(2027, 11) + 2);
        Assert.Equal(2, Month.Of(2028, 1) - Month.Of(2027, 11));
    }
}
