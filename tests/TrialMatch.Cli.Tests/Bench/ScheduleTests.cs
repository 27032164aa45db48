using TrialMatch.Cli.Bench;

namespace TrialMatch.Cli.Tests.Bench;

public sealed class ScheduleTests
{
    private static readonly BenchPlan Plan = new(
        Callers: 4, RatePerSecond: null, WarmUp: TimeSpan.Zero, Duration: TimeSpan.FromSeconds(100), MaxCalls: int.MaxValue, Seed: 42);

    [Fact]
    public void The_same_seed_gives_the_same_calls_and_another_seed_gives_others()
    {
        Assert.Equal(Take(Plan, 200), Take(Plan, 200));
        Assert.NotEqual(Take(Plan, 200), Take(Plan with { Seed = 43 }, 200));
    }

    [Fact]
    public void In_a_closed_loop_a_call_is_due_when_its_caller_asks_for_it() =>
        Assert.Equal(TimeSpan.FromSeconds(7), new Schedule(Plan).Next(TimeSpan.FromSeconds(7))!.DueAt);

    [Fact]
    public void At_a_rate_calls_are_due_when_they_were_drawn_however_late_they_are_fetched()
    {
        var plan = Plan with { RatePerSecond = 50 };
        var (prompt, late) = (new Schedule(plan), new Schedule(plan));

        Assert.All(Enumerable.Range(0, 500), _ => Assert.Equal(prompt.Next(TimeSpan.Zero), late.Next(TimeSpan.FromHours(1))));
    }

    [Fact]
    public void At_a_rate_as_many_calls_are_due_a_second_as_were_asked_for()
    {
        var calls = Take(Plan with { RatePerSecond = 50 }, int.MaxValue);

        // 5,000 are expected; by a Poisson process 71 is the standard deviation.
        Assert.InRange(calls.Count, 4_700, 5_300);
        Assert.True(calls[^1].DueAt < Plan.Duration);
    }

    [Fact]
    public void No_call_is_made_beyond_the_number_or_the_time()
    {
        Assert.Equal(3, Take(Plan with { MaxCalls = 3 }, int.MaxValue).Count);
        Assert.Null(new Schedule(Plan).Next(Plan.Duration));
    }

    [Fact]
    public void Calls_are_drawn_as_often_as_in_a_national_year()
    {
        var drawn = Take(Plan, 20_000).CountBy(call => call.Kind).ToDictionary();

        Assert.All(NationalYear.Mix, each =>
        {
            var expected = 20_000.0 * each.Calls / NationalYear.Calls;
            Assert.InRange(drawn[each.Kind], expected - (6 * Math.Sqrt(expected)), expected + (6 * Math.Sqrt(expected)));
        });
        Assert.Equal(Enum.GetValues<CallKind>(), NationalYear.Mix.Select(each => each.Kind));
    }

    private static List<ScheduledCall> Take(BenchPlan plan, int most)
    {
        var schedule = new Schedule(plan);
        var calls = new List<ScheduledCall>();
        while (calls.Count < most && schedule.Next(TimeSpan.Zero) is { } call)
        {
            calls.Add(call);
        }

        return calls;
    }
}
