using Google.Rpc;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Tests.Load;

public sealed class PlacesTests : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Places _places;

    public PlacesTests() => _places = new Places("calls", running: 1, waiting: 2, MaxWait, _clock);

    [Fact]
    public async Task Who_waits_gets_the_place_that_is_given_back()
    {
        var first = await TakeAsync();
        var second = TakeAsync();
        Assert.False(second.IsCompleted);

        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public async Task Who_has_waited_as_long_as_any_may_is_told_to_come_back_no_sooner_than_that()
    {
        using var first = await TakeAsync();
        var second = TakeAsync();
        _clock.Advance(MaxWait - ALittle);
        Assert.False(second.IsCompleted);
        _clock.Advance(ALittle);

        await AssertTurnedAwayAsync(second, MaxWait);
    }

    [Fact]
    public async Task Who_has_less_time_waits_less()
    {
        using var first = await TakeAsync();
        var second = TakeAsync(TimeSpan.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await AssertTurnedAwayAsync(second, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_would_wait_in_vain_is_turned_away_at_once()
    {
        for (var call = 0; call < 20; call++)
        {
            using var slow = await TakeAsync();
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        using var first = await TakeAsync();
        await AssertTurnedAwayAsync(TakeAsync(TimeSpan.FromSeconds(3)), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task However_slow_calls_were_a_free_place_is_taken()
    {
        using (await TakeAsync())
        {
            _clock.Advance(TimeSpan.FromHours(1));
        }

        using var next = await TakeAsync(TimeSpan.FromSeconds(1));
        Assert.NotNull(next);
    }

    [Fact]
    public async Task Beyond_those_who_may_wait_all_are_turned_away()
    {
        using var first = await TakeAsync();
        Task[] waiting = [TakeAsync(), TakeAsync()];

        await AssertTurnedAwayAsync(TakeAsync(), TimeSpan.Zero);
        Assert.All(waiting, each => Assert.False(each.IsCompleted));
    }

    [Fact]
    public async Task Who_goes_while_it_waits_is_not_told_to_come_back()
    {
        using var first = await TakeAsync();
        using var caller = new CancellationTokenSource();
        var second = _places.TakeAsync(TimeSpan.MaxValue, caller.Token).AsTask();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    public void Dispose() => _places.Dispose();

    private Task<IDisposable> TakeAsync() => TakeAsync(TimeSpan.MaxValue);

    private Task<IDisposable> TakeAsync(TimeSpan left) => _places.TakeAsync(left, TestContext.Current.CancellationToken).AsTask();

    private static async Task AssertTurnedAwayAsync(Task call, TimeSpan least)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.InRange(refusal.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan(), least, TimeSpan.FromSeconds(30));
    }
}
