using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Tests.Load;

public sealed class RememberedTests : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource<string>[] _readings = [new(), new()];
    private readonly Remembered<string> _remembered;
    private int _begun;

    public RememberedTests() => _remembered = new Remembered<string>(MaxAge, _clock, _ => _readings[_begun++].Task);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _remembered.Dispose();

    [Fact]
    public async Task Those_who_ask_at_once_wait_for_one_reading()
    {
        var (first, second) = (_remembered.GetAsync(Cancelled), _remembered.GetAsync(Cancelled));
        _readings[0].SetResult("one");

        Assert.Equal(("one", "one", 1), (await first, await second, _begun));
    }

    [Fact]
    public async Task It_is_read_anew_once_it_is_too_old_and_not_before()
    {
        var first = _remembered.GetAsync(Cancelled);
        _readings[0].SetResult("one");
        await first;

        _clock.Advance(MaxAge - TimeSpan.FromTicks(1));
        Assert.Equal("one", await _remembered.GetAsync(Cancelled));
        _clock.Advance(TimeSpan.FromTicks(1));
        var second = _remembered.GetAsync(Cancelled);
        _readings[1].SetResult("two");
        Assert.Equal("two", await second);
    }

    [Fact]
    public async Task What_was_being_read_when_it_was_forgotten_is_given_to_nobody_who_asks_later()
    {
        var before = _remembered.GetAsync(Cancelled);
        _remembered.Forget();
        var after = _remembered.GetAsync(Cancelled);
        _readings[0].SetResult("with what was withheld meanwhile");
        await before;
        _readings[1].SetResult("without it");

        Assert.Equal("without it", await after);
    }

    [Fact]
    public async Task A_reading_that_fails_is_tried_again_by_the_next_who_asks()
    {
        var first = _remembered.GetAsync(Cancelled);
        _readings[0].SetException(new IOException("no store"));
        await Assert.ThrowsAsync<IOException>(() => first);

        var second = _remembered.GetAsync(Cancelled);
        _readings[1].SetResult("two");
        Assert.Equal("two", await second);
    }
}
