using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;

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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_writes_fail_while_studies_are_forwarded_every_one_comes_to_rest_and_no_hold_is_lost_or_leaked(int round)
    {
        foreach (var trust in cluster.Network.Trusts)
        {
            await cluster.DeclareFieldAsync(trust.Id, $"forward-{trust.Id}", ConditionGroup.LungDisease);
        }

        var random = Seed.Random(Seed.Number(UsualSeed), round);
        cluster.Store.NextFate = () => FateOf(random);

        var studies = await Task.WhenAll(Enumerable.Range(0, StudiesPerRound).Select(number => ForwardUntilAnsweredAsync(round, number)));

        cluster.Store.NextFate = null;
        Assert.All(studies, study => Assert.Equal(StudyStep.Rest, StudySteps.Next(study, cluster.Clock.GetUtcNow())));
        Assert.All(studies, study => Assert.Equal(Area.OtherFields, study.Classification.Lead));
        Assert.Contains(studies, study => study.State == StudyState.Requested);
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

    private Task<Study> RegisterUntilAnsweredAsync(int round, int number) => UntilAnsweredAsync(
        () => cluster.RegisteredAsync($"faults-{round}-{number}", Drafts.Of(number % 2 == 0 ? "Breast Cancer" : "Crohn Disease", 12 + number)));

    private async Task<Study> ForwardUntilAnsweredAsync(int round, int number)
    {
        // Years of its own for each round, in which there is room.
        var draft = Drafts.Of("Asthma", 12 + number);
        draft = draft with { EnrolmentStart = draft.EnrolmentStart.AddYears(2 * round), EnrolmentEnd = draft.EnrolmentEnd.AddYears(2 * round) };
        var study = await UntilAnsweredAsync(() => cluster.RegisteredAsync($"forwarded-{round}-{number}", draft));
        Assert.Equal(StudyState.Triage, study.State);
        var reply = await UntilAnsweredAsync(() => cluster.RecordAsync(study.Id, "forward", new StudyForwarded(Field: null, "")));
        Assert.Null(reply.Refusal);
        return reply.Study!;
    }

    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                await Task.Delay(5);
            }
        }

        throw new InvalidOperationException("two hundred attempts were not enough");
    }
}
