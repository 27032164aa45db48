using Orleans.Runtime.Messaging;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Tests.Errors;

public sealed class LostCallsTests
{
    /// <summary>As Orleans says it while a silo that stands still, or has just died, has to be asked where a grain is.</summary>
    [Fact]
    public void A_call_that_found_no_silo_for_its_grain_in_time_is_lost() =>
        Assert.True(LostCalls.IsLost(new OperationCanceledException("Message expired before placement could complete for grain study/one.")));

    [Fact]
    public void A_call_whose_answer_did_not_come_or_that_was_sent_to_a_dead_silo_is_lost() =>
        Assert.All<Exception>([new TimeoutException(), new ConnectionFailedException("gone")], failure => Assert.True(LostCalls.IsLost(failure)));

    [Fact]
    public void What_a_caller_gave_up_or_a_grain_refused_is_not_lost() =>
        Assert.All<Exception>([new OperationCanceledException(), new InvalidOperationException()], failure => Assert.False(LostCalls.IsLost(failure)));
}
