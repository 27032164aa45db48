using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Health;

namespace TrialMatch.Api.Tests.Health;

public sealed class CallTallyTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly CallTally _tally;

    public CallTallyTests() => _tally = new CallTally(_clock);

    [Fact]
    public void Calls_that_succeed_are_no_reason_for_worry()
    {
        Count(calls: 100, failures: 0);
        Assert.False(_tally.IsFailing);
    }

    [Fact]
    public void Where_every_call_fails_the_service_is_failing()
    {
        Count(calls: 20, failures: 20);
        Assert.True(_tally.IsFailing);
    }

    [Fact]
    public void A_few_failures_say_little()
    {
        Count(calls: 19, failures: 19);
        Assert.False(_tally.IsFailing);
    }

    [Fact]
    public void Failures_of_less_than_half_of_the_calls_are_some_inputs_and_not_the_service()
    {
        Count(calls: 100, failures: 49);
        Assert.False(_tally.IsFailing);
    }

    [Fact]
    public void Failures_of_the_half_minute_before_still_count()
    {
        Count(calls: 20, failures: 20);
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.True(_tally.IsFailing);
    }

    [Fact]
    public void A_service_that_nobody_calls_any_more_becomes_ready_again()
    {
        Count(calls: 100, failures: 100);
        _clock.Advance(TimeSpan.FromSeconds(61));
        Assert.False(_tally.IsFailing);
    }

    private void Count(int calls, int failures)
    {
        for (var i = 0; i < calls; i++)
        {
            _tally.Count(isFailure: i < failures);
        }
    }
}
