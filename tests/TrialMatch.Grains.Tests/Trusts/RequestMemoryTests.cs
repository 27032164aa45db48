using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

public sealed class RequestMemoryTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private const int Changes = 1_200;
    private const int AtOnce = 60;

    [Fact]
    public async Task A_request_of_29_days_ago_is_answered_as_at_first_whatever_the_rate_of_changes_since()
    {
        var trust = cluster.TrustOf(new TrustId("helgeland"));
        var month = Month.Of(OsloTime.DateAt(cluster.Clock.GetUtcNow())) + 24;
        var first = (await DeclareAsync("first", 1)).Result!;
        for (var i = 0; i < Changes; i += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(i, AtOnce).Select(number => DeclareAsync($"request-{number}", number)));
        }

        cluster.Clock.Advance(TimeSpan.FromDays(29));
        await DeclareAsync("late", 7);
        var again = await DeclareAsync("first", 1);
        await cluster.Cluster.DeactivateAsync(trust);
        var afterSleep = await DeclareAsync("first", 1);

        Assert.Equal((first.Version, first.ChangedAt), (again.Result!.Version, again.Result.ChangedAt));
        Assert.Equal((first.Version, first.ChangedAt), (afterSleep.Result!.Version, afterSleep.Result.ChangedAt));
        Assert.Equal(RefusalReason.RequestIdReused, (await DeclareAsync("first", 2)).Refusal!.Reason);
        Assert.Equal(Changes + 2, (await trust.GetProfileAsync()).Version);

        Task<ChangeTrustReply> DeclareAsync(string requestId, int amount) =>
            trust.ChangeAsync(new ChangeTrust(new TrustChange(new RequestId(requestId), null)
            {
                Declarations = [new DeclaredRange(PoolIds.Of(PoolKind.StudyNurseMinutes), month, month, amount)],
            }));
    }
}
