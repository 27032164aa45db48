using Microsoft.Extensions.Time.Testing;
using TrialMatch.Api.Access;

namespace TrialMatch.Api.Tests.Access;

public class RefusalPaceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(49, 1)]
    [InlineData(50, 2)]
    [InlineData(120, 3)]
    public void A_refusal_is_told_after_whole_steps_whatever_the_look_up_took(int lookUpMilliseconds, int steps)
    {
        var clock = new FakeTimeProvider();
        var pace = new RefusalPace(clock);
        var begun = pace.Begin();
        clock.Advance(TimeSpan.FromMilliseconds(lookUpMilliseconds));

        var wait = pace.WaitAsync(begun, TestContext.Current.CancellationToken);
        clock.Advance((RefusalPace.Step * steps) - clock.GetElapsedTime(begun) - TimeSpan.FromMilliseconds(1));
        Assert.False(wait.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.True(wait.IsCompletedSuccessfully);
    }
}
