using System.Collections.Immutable;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>A trust whose memory is ahead of what is stored, since a write failed.</summary>
public sealed class FailedWriteTests : IAsyncLifetime
{
    /// <summary>One page is full and the second begun.</summary>
    private const int Holds = 17;

    private static readonly TrustId Trust = new("vestfold");
    private static readonly StudyId Late = new("late");
    private static readonly Month Then = Month.Of(Today.InOslo) + 24;

    private static ImmutableArray<PoolTake> Takes { get; } = [new PoolTake(PoolIds.Of(PoolKind.StudyNurseMinutes), Then, [1])];

    private readonly CallAtTheDoor _door = new();
    private readonly GrainCluster _cluster;

    public FailedWriteTests() => _cluster = new GrainCluster { Calls = _door };

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task After_a_failed_write_a_trust_promises_nothing_more_not_even_to_a_call_that_was_let_in_before()
    {
        var trust = _cluster.TrustOf(Trust);
        for (var i = 0; i < Holds; i++)
        {
            await ReserveAsync(trust, new StudyId($"study-{i}"));
        }

        // It waits inside the activation, and would be written to the second page, which is sound.
        var late = ReserveAsync(trust, Late);
        await _door.Waiting;
        _cluster.Store.FateOf = state => state == "ledger-0" ? WriteFate.FailsBefore : WriteFate.Succeeds;
        await Assert.ThrowsAnyAsync<Exception>(() => CommitAsync(trust, new StudyId("study-0")));
        _cluster.Store.FateOf = null;
        _door.Open();

        await Assert.ThrowsAnyAsync<Exception>(() => late);
        Assert.DoesNotContain(await StudiesThatHoldAsync(trust), study => study == Late);
        Assert.Equal(Holds, (await StudiesThatHoldAsync(trust)).Count);
        Assert.True((await ReserveAsync(trust, new StudyId("next"))).Outcome.IsHeld);
    }

    private static async Task<IReadOnlyList<StudyId>> StudiesThatHoldAsync(ITrustGrain trust) =>
        [.. (await trust.ListReservationsAsync(new ListReservations("", 100))).Holds.Select(hold => hold.Study)];

    private static Task<ReserveReply> ReserveAsync(ITrustGrain trust, StudyId study) =>
        trust.ReserveAsync(new ReserveCapacity(new Reservation(study, Round: 1, Patients: 1, Takes)));

    private static Task<ReserveReply> CommitAsync(ITrustGrain trust, StudyId study) =>
        trust.ReviseAsync(new ReviseHold(new HoldRevision(study, 1, 1, HoldState.Committed, 1, Takes)));

    /// <summary>Lets each call through to its grain but the late one, which waits before it.</summary>
    private sealed class CallAtTheDoor : IIncomingGrainCallFilter
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public void Open() => _open.SetResult();

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.Request.GetArgumentCount() == 1 && context.Request.GetArgument(0) is ReserveCapacity { Reservation.Study: var study } && study == Late)
            {
                _waiting.TrySetResult();
                await _open.Task;
            }

            await context.Invoke();
        }
    }
}
