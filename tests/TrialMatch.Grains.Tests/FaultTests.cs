using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Tests;

public sealed class FaultTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private const int UsualSeed = 20261122;
    private const int StudiesPerRound = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_writes_fail_or_lose_their_answer_every_study_comes_to_rest_and_no_hold_is_lost_or_leaked(int round)
    {
        var random = Seed.Random(Seed.Number(UsualSeed), round);
        cluster.Store.NextFate = () => FateOf(random);

        var studies = await Task.WhenAll(Enumerable.Range(0, StudiesPerRound).Select(number => RegisterUntilAnsweredAsync(round, number)));

        cluster.Store.NextFate = null;
        Assert.All(studies, study => Assert.Equal(StudyStep.Rest, StudySteps.Next(study, cluster.Clock.GetUtcNow())));
        await Invariants.AssertHoldAsync(cluster);
    }

    private static WriteFate FateOf(Random random)
    {
        lock (random)
        {
            return random.NextDouble() switch
            {
                < 0.1 => WriteFate.FailsBefore,
                < 0.2 => WriteFate.FailsAfter,
                _ => WriteFate.Succeeds,
            };
        }
    }

    private async Task<Study> RegisterUntilAnsweredAsync(int round, int number)
    {
        var draft = Drafts.Of(number % 2 == 0 ? "Breast Cancer" : "Crohn Disease", 12 + number);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                return await cluster.RegisteredAsync($"faults-{round}-{number}", draft);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("two hundred attempts were not enough");
    }
}
