using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests;

/// <summary>What must hold whenever every study is at rest.</summary>
internal static class Invariants
{
    private static readonly Month First = Month.Of(2026, 1);
    private const int FewestMonths = 24;

    private const string OverCommitted = "is over-committed by";
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(30);

    /// <summary>Waits until they hold: the waiting list may be being served. No pool is over-committed meanwhile, either.</summary>
    public static async Task AssertHoldAsync(GrainCluster cluster)
    {
        var until = TimeProvider.System.GetUtcNow() + LongestUnrest;
        while (await FindBrokenAsync(cluster, [.. cluster.Store.Entries().Select(entry => entry.Id)]) is { Count: > 0 } broken)
        {
            Assert.DoesNotContain(broken, what => what.Contains(OverCommitted, StringComparison.Ordinal));
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"After {LongestUnrest.TotalSeconds} seconds:\n{string.Join('\n', broken.Take(20))}");
            await Task.Delay(20);
        }
    }

    /// <summary>What is broken, in words; empty where all holds.</summary>
    /// <param name="studies">Those that may hold anything; whatever else is held is held by nobody.</param>
    public static async Task<IReadOnlyList<string>> FindBrokenAsync(GrainCluster cluster, IReadOnlyCollection<StudyId> studies)
    {
        var broken = new List<string>();
        var expected = new Dictionary<(string Trust, PoolId Pool, Month Month), long>();
        foreach (var study in await Task.WhenAll(studies.Select(id => cluster.StudyAsync(id))))
        {
            broken.AddRange(BrokenOf(cluster, study));
            Add(expected, study);
        }

        var months = expected.Keys.Select(place => place.Month - First + 1).DefaultIfEmpty().Max();
        var query = new GetTrustCapacity(First, Math.Max(FewestMonths, months));
        var thisMonth = Month.Of(OsloTime.DateAt(cluster.Clock.GetUtcNow()));
        var books = await Task.WhenAll(cluster.Network.Trusts.Select(
            async trust => (Trust: trust.Id.Value, Pools: (await cluster.TrustOf(trust.Id).GetCapacityAsync(query)).All)));
        broken.AddRange(books.SelectMany(book => book.Pools.SelectMany(pool => BrokenOf(book.Trust, pool, expected, thisMonth))));
        return broken;
    }

    private static IEnumerable<string> BrokenOf(GrainCluster cluster, Study study)
    {
        var now = cluster.Clock.GetUtcNow();
        if (StudySteps.Next(study, now) is var next && next != StudyStep.Rest)
        {
            yield return $"{study.Id} is {study.State} and has yet to {next}";
        }

        var entry = cluster.Store.Entries().Single(entry => entry.Id == study.Id);
        if (entry.State != study.State)
        {
            yield return $"{study.Id} is {study.State}, but listed as {entry.State}";
        }

        if (entry.DueAt != StudySteps.DueAt(study))
        {
            yield return $"{study.Id} is due at {StudySteps.DueAt(study):u}, but listed for {entry.DueAt:u}";
        }

        var isHolding = study.Sites.Any(site => site.Hold.State != HoldState.Released);
        if (isHolding != study.State is StudyState.Requested or StudyState.Offered or StudyState.Placed or StudyState.Recruiting)
        {
            yield return $"{study.Id} is {study.State} and holds {(isHolding ? "something" : "nothing")}";
        }
    }

    private static IEnumerable<string> BrokenOf(
        string trust, PoolCapacity pool, Dictionary<(string Trust, PoolId Pool, Month Month), long> expected, Month thisMonth)
    {
        for (var i = 0; i < pool.Months.Length; i++)
        {
            var month = pool.Months[i];
            var reserved = expected.GetValueOrDefault((trust, pool.Pool.Id, First + i));
            if (month.Held + month.Committed != reserved)
            {
                yield return $"{trust} {pool.Pool.Id} {First + i}: {month.Held} held and {month.Committed} committed, but living studies hold {reserved}";
            }

            // What is over is what it was: less may be declared of it than was used.
            if (month.Free < 0 && First + i >= thisMonth)
            {
                yield return $"{trust} {pool.Pool.Id} {First + i} {OverCommitted} {-month.Free}";
            }
        }
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
