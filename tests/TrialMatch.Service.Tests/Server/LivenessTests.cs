using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Host;

namespace TrialMatch.Service.Tests.Server;

public sealed class LivenessTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(5, 3)]
    public void An_answer_may_take_longer_than_a_grain_waits_for_an_event(int probeSeconds, int missedProbes)
    {
        var liveness = new Liveness { ProbeSeconds = probeSeconds, MissedProbes = missedProbes };

        Assert.True(liveness.LongestAnswer > StudyHistory.MaxWait, $"{liveness.LongestAnswer}");
    }
}
