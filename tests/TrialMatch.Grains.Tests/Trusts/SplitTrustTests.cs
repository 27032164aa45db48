using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>
/// A trust that is active twice on one store, as where a silo stands still, is given up, and goes on before it has learned of it. Two clusters
/// play the two sides.
/// </summary>
public sealed class SplitTrustTests : IAsyncLifetime
{
    /// <summary>One page is full and the second begun.</summary>
    private const int Holds = 17;

    private static readonly TrustId Trust = new("vestfold");
    private static readonly PoolId Pool = PoolIds.Of(PoolKind.StudyNurseMinutes);
    private static readonly Month Then = Month.Of(Today.InOslo) + 24;

    private readonly GrainCluster _old = new();

    public ValueTask InitializeAsync() => _old.InitializeAsync();

    public ValueTask DisposeAsync() => _old.DisposeAsync();

    [Fact]
    public async Task The_activation_that_has_not_seen_what_the_newer_one_promised_promises_nothing_more()
    {
        var still = _old.TrustOf(Trust);
        for (var i = 0; i < Holds; i++)
        {
            await ReserveAsync(still, new StudyId($"study-{i}"), 1);
        }

        await using var newer = new GrainCluster { Store = _old.Store };
        await newer.InitializeAsync();
        var standing = newer.TrustOf(Trust);
        var free = (await CapacityAsync(standing)).Free;
        Assert.True((await ReserveAsync(standing, new StudyId("newer"), (int)free)).Outcome.IsHeld);

        // On the first page; the newer one's hold went on another.
        await Assert.ThrowsAnyAsync<Exception>(() => still.ReviseAsync(
            new ReviseHold(new HoldRevision(new StudyId("study-0"), 1, 1, HoldState.Held, 1, TakesOf((int)free)))));

        // It has ended, and reads what the newer one wrote.
        var now = await CapacityAsync(still);
        Assert.Equal((0, now.Declared), (now.Free, now.Held + now.Committed));
    }

    private static ImmutableArray<PoolTake> TakesOf(int amount) => [new PoolTake(Pool, Then, [amount])];

    private static Task<ReserveReply> ReserveAsync(ITrustGrain trust, StudyId study, int amount) =>
        trust.ReserveAsync(new ReserveCapacity(new Reservation(study, Round: 1, Patients: 1, TakesOf(amount))));

    private static async Task<PoolCapacityMonth> CapacityAsync(ITrustGrain trust) =>
        (await trust.GetCapacityAsync(new GetTrustCapacity(Then, 1))).Pools.Single(pool => pool.Pool.Id == Pool).Months.Single();
}
