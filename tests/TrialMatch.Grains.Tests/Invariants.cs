using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Grains.Tests;

/// <summary>What must hold whenever every study is at rest.</summary>
internal static class Invariants
{
    private static readonly Month First = Month.Of(2026, 1);
    private const int Months = 120;

    public static async Task AssertHoldAsync(GrainCluster cluster)
    {
        var expected = await ExpectedHoldsAsync(cluster);
        foreach (var trust in cluster.Network.Trusts)
        {
            var capacity = await cluster.TrustOf(trust.Id).GetCapacityAsync(new GetTrustCapacity(First, Months));
            foreach (var pool in capacity.Pools)
            {
                for (var i = 0; i < Months; i++)
                {
                    var month = pool.Months[i];
                    var reserved = expected.GetValueOrDefault((trust.Id.Value, pool.Pool.Id, First + i));
                    Assert.True(
                        month.Held + month.Committed == reserved,
                        $"{trust.Id} {pool.Pool.Id} {First + i}: {month.Held} held, but living studies hold {reserved}");
                    Assert.True(month.Free >= 0, $"{trust.Id} {pool.Pool.Id} {First + i} is over-committed by {-month.Free}");
                }
            }
        }
    }

    private static async Task<Dictionary<(string Trust, PoolId Pool, Month Month), long>> ExpectedHoldsAsync(GrainCluster cluster)
    {
        var expected = new Dictionary<(string Trust, PoolId Pool, Month Month), long>();
        foreach (var entry in cluster.Store.Entries())
        {
            var study = (await cluster.Grains.GetGrain<Abstractions.Studies.IStudyGrain>(entry.Id.Value).GetAsync()).Study!;
            Assert.Equal(StudyStep.Rest, StudySteps.Next(study, cluster.Clock.GetUtcNow()));
            Assert.Equal(entry.State, study.State);
            Add(expected, study);
        }

        return expected;
    }

    private static void Add(Dictionary<(string Trust, PoolId Pool, Month Month), long> expected, Study study)
    {
        foreach (var site in study.Sites)
        {
            foreach (var take in site.Hold.Takes)
            {
                for (var i = 0; i < take.Amounts.Length; i++)
                {
                    var key = (site.Trust.Value, take.Pool, take.From + i);
                    expected[key] = expected.GetValueOrDefault(key) + take.Amounts[i];
                }
            }
        }
    }
}
