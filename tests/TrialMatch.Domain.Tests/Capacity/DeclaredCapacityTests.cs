using CsCheck;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Capacity;

public sealed class DeclaredCapacityTests
{
    [Fact]
    public void A_level_is_the_same_in_every_month_of_every_year() =>
        Assert.All(Enumerable.Range(0, 36), i => Assert.Equal(7, DeclaredCapacity.Level(7).AmountIn(Month.Of(2026, 1) + i)));

    [Fact]
    public void Four_a_year_are_one_in_every_third_month() =>
        Assert.Equal([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1], DeclaredCapacity.SpreadOver(4).ByMonthOfYear);

    [Fact]
    public void A_yearly_amount_is_spread_whole_and_never_more_than_one_apart() =>
        Gen.Int[0, 100_000].Sample(perYear =>
        {
            var months = DeclaredCapacity.SpreadOver(perYear).ByMonthOfYear;
            Assert.Equal(perYear, months.Sum());
            Assert.InRange(months.Max() - months.Min(), 0, 1);
        });

    [Fact]
    public void A_named_month_differs_in_its_own_year_only()
    {
        var declared = DeclaredCapacity.Level(7).With(Month.Of(2027, 3), 2).With(Month.Of(2026, 3), 1);

        Assert.Equal(2, declared.AmountIn(Month.Of(2027, 3)));
        Assert.Equal(1, declared.AmountIn(Month.Of(2026, 3)));
        Assert.Equal(7, declared.AmountIn(Month.Of(2028, 3)));
        Assert.Equal([Month.Of(2026, 3), Month.Of(2027, 3)], declared.Overrides.Select(o => o.Month));
    }

    [Fact]
    public void The_amounts_over_some_months_are_those_of_each_month() =>
        (from byMonthOfYear in Gen.Int[0, 9].Array[12]
         from named in Gen.Int[0, 30].Array[0, 3]
         from first in Gen.Int[0, 24]
         from months in Gen.Int[0, 200]
         select (byMonthOfYear, named, first, months)).Sample(any =>
        {
            var january = Month.Of(2026, 1);
            var declared = any.named.Aggregate(
                new DeclaredCapacity([.. any.byMonthOfYear], []), (before, i) => before.With(january + i, 100 + i));

            var over = declared.Over(january + any.first, any.months).ToArray();

            Assert.Equal(Enumerable.Range(any.first, any.months).Select(i => declared.AmountIn(january + i)), over);
        });

    [Fact]
    public void Naming_a_month_again_replaces_its_amount() =>
        Assert.Equal(
            DeclaredCapacity.Level(7).With(Month.Of(2027, 3), 4),
            DeclaredCapacity.Level(7).With(Month.Of(2027, 3), 2).With(Month.Of(2027, 3), 4));

    [Fact]
    public void Amounts_out_of_range_and_months_named_twice_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DeclaredCapacity.Level(-1));
        Assert.Throws<ArgumentException>(() => DeclaredCapacity.Level(DeclaredCapacity.MaxAmount + 1));
        Assert.Throws<ArgumentException>(() => DeclaredCapacity.Level(1).With(Month.Of(2027, 3), -1));
        Assert.Throws<ArgumentException>(() => new DeclaredCapacity([1, 2, 3], []));
        Assert.Throws<ArgumentException>(() => new DeclaredCapacity(default, []));
        Assert.Throws<ArgumentException>(() => new DeclaredCapacity(
            DeclaredCapacity.Level(1).ByMonthOfYear, [new(Month.Of(2027, 3), 1), new(Month.Of(2027, 3), 2)]));
    }
}
