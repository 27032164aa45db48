using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Trusts;

/// <summary>What a trust says of itself, decided in memory and written in an order that no crash can turn into a promise made twice.</summary>
public sealed class TrustChangeTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private static readonly PoolId Nurses = PoolIds.Of(PoolKind.StudyNurseMinutes);

    /// <summary>Far enough that it can be declared, whenever the tests run.</summary>
    private static readonly Month Then = Month.Of(Today.InOslo) + 24;

    [Fact]
    public async Task What_a_trust_declares_is_there_after_it_was_asleep()
    {
        var trust = TrustOf("nordland");

        var reply = await DeclareAsync(trust, "asleep", 4321);
        await cluster.Cluster.DeactivateAsync(trust);

        var month = await MonthAsync(trust);
        Assert.Equal((1, 4321, false), (reply.Result!.Version, month.Declared, month.IsPlanningDefault));
        Assert.Equal(1, (await trust.GetProfileAsync()).Version);
    }

    [Fact]
    public async Task A_repeated_request_is_answered_as_at_first_also_by_the_next_activation()
    {
        var trust = TrustOf("innlandet");
        var first = await DeclareAsync(trust, "repeated", 100);
        await DeclareAsync(trust, "another", 200);
        await cluster.Cluster.DeactivateAsync(trust);

        var again = await DeclareAsync(trust, "repeated", 100);

        Assert.Equal(first.Result!.Version, again.Result!.Version);
        Assert.Equal(200, (await MonthAsync(trust)).Declared);
        Assert.Equal(RefusalReason.RequestIdReused, (await DeclareAsync(trust, "repeated", 101)).Refusal!.Reason);
    }

    [Fact]
    public async Task Lowered_below_what_is_held_the_newest_holds_give_way_and_stay_away_after_it_was_asleep()
    {
        var trust = TrustOf("forde");
        await DeclareAsync(trust, "evict-1", 100);
        await HoldAsync(trust, "evict-older", 60);
        await HoldAsync(trust, "evict-newer", 40);

        var reply = await DeclareAsync(trust, "evict-2", 99);
        await cluster.Cluster.DeactivateAsync(trust);

        Assert.Equal("evict-newer", Assert.Single(reply.Result!.Evicted).Study.Value);
        Assert.Equal((99, 60), ((await MonthAsync(trust)).Declared, (await MonthAsync(trust)).Held));
    }

    [Fact]
    public async Task A_trial_tells_what_would_give_way_changes_nothing_and_leaves_the_request_id_free()
    {
        var trust = TrustOf("sorlandet");
        await DeclareAsync(trust, "trial-1", 100);
        await HoldAsync(trust, "trial", 60);

        var trial = await trust.ChangeAsync(new ChangeTrust(Declared("trial-2", 59), IsTrial: true));
        var unasked = await trust.ChangeAsync(new ChangeTrust(Declared("trial-2", 59)));
        await cluster.Cluster.DeactivateAsync(trust);

        Assert.Equal("trial", Assert.Single(trial.Result!.Evicted).Study.Value);
        Assert.Equal(RefusalReason.WouldEvict, unasked.Refusal!.Reason);
        Assert.Equal((100, 60), ((await MonthAsync(trust)).Declared, (await MonthAsync(trust)).Held));
        Assert.Empty((await trust.ListEvictedAsync()).Holds);
        Assert.Equal(2, (await DeclareAsync(trust, "trial-2", 99)).Result!.Version);
    }

    [Fact]
    public async Task Below_what_is_committed_nothing_changes()
    {
        var trust = TrustOf("fonna");
        await DeclareAsync(trust, "committed-1", 100);
        await HoldAsync(trust, "committed", 60);
        await trust.ReviseAsync(new ReviseHold(new HoldRevision(new StudyId("committed"), 1, 1, HoldState.Committed, 1, Takes(60))));

        var reply = await DeclareAsync(trust, "committed-2", 59);

        Assert.Equal(RefusalReason.BelowCommitted, reply.Refusal!.Reason);
        Assert.Equal((100, 60), ((await MonthAsync(trust)).Declared, (await MonthAsync(trust)).Committed));
    }

    [Theory]
    [InlineData("trust", false)]
    [InlineData("trust", true)]
    [InlineData("ledger-0", false)]
    [InlineData("ledger-0", true)]
    public async Task A_crash_between_eviction_and_declaration_leaves_nothing_promised_twice_and_the_repetition_completes_it(
        string failing, bool isWrittenBeforeItFails)
    {
        var fate = isWrittenBeforeItFails ? WriteFate.FailsAfter : WriteFate.FailsBefore;
        var name = $"crash-{failing}-{fate}";
        var trust = TrustOf("telemark");
        await DeclareAsync(trust, name + "-raise", 1_000);
        await HoldAsync(trust, name, 500);

        cluster.Store.FateOf = state => state == failing ? fate : WriteFate.Succeeds;
        await Assert.ThrowsAnyAsync<Exception>(() => DeclareAsync(trust, name + "-lower", 100));
        cluster.Store.FateOf = null;

        var left = await SoundMonthAsync(trust);
        Assert.True(left.Held <= left.Declared, $"{left.Held} held of {left.Declared}");

        var reply = await DeclareAsync(trust, name + "-lower", 100);
        Assert.Null(reply.Refusal);
        var month = await MonthAsync(trust);
        Assert.Equal((100, 0), (month.Declared, month.Held));
    }

    [Theory]
    [InlineData("trust", false)]
    [InlineData("trust", true)]
    [InlineData("ledger-0", false)]
    [InlineData("ledger-0", true)]
    public async Task A_crash_between_eviction_and_what_is_promised_elsewhere_leaves_nothing_promised_twice_and_the_repetition_completes_it(
        string failing, bool isWrittenBeforeItFails)
    {
        var fate = isWrittenBeforeItFails ? WriteFate.FailsAfter : WriteFate.FailsBefore;
        var name = $"elsewhere-{failing}-{(isWrittenBeforeItFails ? "after" : "before")}";
        var trust = TrustOf("ostfold");
        await DeclareAsync(trust, name + "-raise", 1_000);
        await trust.ChangeAsync(new ChangeTrust(Promised(name + "-less", "registry", 1), MayEvict: true));
        await HoldAsync(trust, name, 500);

        cluster.Store.FateOf = state => state == failing ? fate : WriteFate.Succeeds;
        await Assert.ThrowsAnyAsync<Exception>(() => trust.ChangeAsync(new ChangeTrust(Promised(name, "registry", 900), MayEvict: true)));
        cluster.Store.FateOf = null;

        var left = await SoundMonthAsync(trust);
        Assert.True(left.Free >= 0, $"{left.Held} held and {left.Elsewhere} promised elsewhere of {left.Declared}");

        Assert.Null((await trust.ChangeAsync(new ChangeTrust(Promised(name, "registry", 900), MayEvict: true))).Refusal);
        var month = await SoundMonthAsync(trust);
        Assert.Equal((1_000, 0, 900), (month.Declared, month.Held, month.Elsewhere));
    }

    [Fact]
    public async Task What_is_promised_elsewhere_is_in_the_trusts_feed_once_and_listed_after_it_was_asleep()
    {
        var trust = TrustOf("diakonhjemmet");

        await trust.ChangeAsync(new ChangeTrust(Promised("feed-1", "registry", 5)));
        await trust.ChangeAsync(new ChangeTrust(Promised("feed-1", "registry", 5)));
        await trust.ChangeAsync(new ChangeTrust(Promised("feed-2", "trial", 6)));
        await trust.ChangeAsync(new ChangeTrust(new TrustChange(new RequestId("feed-3"), null) { EndedCommitments = [new("registry")] }));
        await cluster.Cluster.DeactivateAsync(trust);

        Assert.Equal("trial", Assert.Single((await trust.ListOtherCommitmentsAsync()).Commitments).Id.Value);
        var told = cluster.Store.Feed.Entries.Where(entry => entry.Topic == Topics.OfTrust(new TrustId("diakonhjemmet"))).Select(entry => OtherCommitmentChanged.Read(entry.Payload)!);
        Assert.Equal([("registry", false), ("trial", false), ("registry", true)], told.Select(change => (change.OtherCommitment.Value, change.IsEnded)));
    }

    [Fact]
    public async Task A_hold_made_on_raised_capacity_is_not_on_disk_where_the_raise_is_not()
    {
        var trust = TrustOf("vestfold");
        await DeclareAsync(trust, "raise-1", 10);

        cluster.Store.FateOf = state => state == "trust" ? WriteFate.FailsBefore : WriteFate.Succeeds;
        var raised = DeclareAsync(trust, "raise-2", 100);
        var held = HoldAsync(trust, "on-the-raise", 90);
        await Assert.ThrowsAnyAsync<Exception>(() => raised);
        await Assert.ThrowsAnyAsync<Exception>(() => held);
        cluster.Store.FateOf = null;

        var month = await SoundMonthAsync(trust);
        Assert.Equal((10, 0), (month.Declared, month.Held));
    }

    [Fact]
    public async Task Declared_up_and_down_while_studies_hold_and_release_nothing_is_promised_twice_and_nothing_acknowledged_is_lost()
    {
        var random = Seed.Random(20261122);
        var trust = TrustOf("stavanger");
        await DeclareAsync(trust, "load-start", 500);

        var declarations = Enumerable.Range(0, 40).Select(i => (Number: i, Amount: random.Next(200, 1_000))).ToList();
        var holds = Enumerable.Range(0, 120).Select(i => (Study: $"load-{i}", Amount: random.Next(1, 60), Releases: random.NextDouble() < 0.4)).ToList();
        var declaring = DeclareAllAsync();
        await Task.WhenAll(holds.Select(HoldAndReleaseAsync));
        await declaring;

        var before = await MonthAsync(trust);
        await cluster.Cluster.DeactivateAsync(trust);
        Assert.Equal(before, await MonthAsync(trust));
        Assert.True(before.Free >= 0);

        async Task DeclareAllAsync()
        {
            foreach (var (number, amount) in declarations)
            {
                Assert.Null((await DeclareAsync(trust, $"load-{number}", amount)).Refusal);
                var month = await MonthAsync(trust);
                Assert.True(month.Free >= 0, $"{month.Held} held of {month.Declared}");
            }
        }

        async Task HoldAndReleaseAsync((string Study, int Amount, bool Releases) hold)
        {
            await Task.Yield();
            var study = new StudyId(hold.Study);
            var reply = await trust.ReserveAsync(new ReserveCapacity(new Reservation(study, 1, 1, Takes(hold.Amount))));
            if (reply.Outcome.IsHeld && hold.Releases)
            {
                await trust.ReleaseAsync(new ReleaseHold(study, 1));
            }
        }
    }

    [Fact]
    public async Task A_site_that_opens_is_in_its_centres_network_at_once_and_one_that_closes_is_not()
    {
        var centre = cluster.Network.FindCentre(Area.MedicalDevices)!;
        var outside = cluster.Network.Trusts.Select(trust => trust.Id).Except(cluster.Network.NetworkOf(Area.MedicalDevices)).First();
        var inside = cluster.Network.NetworkOf(Area.MedicalDevices).First(trust => trust != centre.HostTrust);

        await SwitchAsync(outside, isOpen: true);
        await SwitchAsync(inside, isOpen: false);

        var network = (await cluster.Grains.GetGrain<ICentreGrain>(centre.Id.Value).GetAsync()).Network!;
        Assert.Contains(outside, network.Trusts);
        Assert.DoesNotContain(inside, network.Trusts);
        Assert.True(network.IsPlanningDefault);
    }

    [Fact]
    public async Task Reservations_are_listed_in_pages_in_the_order_of_their_studies()
    {
        var trust = TrustOf("sunnaas");
        for (var i = 0; i < 5; i++)
        {
            await HoldAsync(trust, $"listed-{i}", 0);
        }

        await trust.ReleaseAsync(new ReleaseHold(new StudyId("listed-3"), 1));

        var first = await trust.ListReservationsAsync(new ListReservations(string.Empty, 3));
        var second = await trust.ListReservationsAsync(new ListReservations("listed-2", 3));
        Assert.Equal(["listed-0", "listed-1", "listed-2"], first.Holds.Select(hold => hold.Study.Value));
        Assert.True(first.HasMore);
        Assert.Equal(["listed-4"], second.Holds.Select(hold => hold.Study.Value));
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task What_a_trust_recruited_is_noted_once_for_each_report_and_kept()
    {
        var trust = TrustOf("finnmark");
        var entry = new RecruitmentEntry(
            new StudyId("recruited"), Revision: 2, Area.Cancer, ConditionGroup.LungCancer, 10, 4, 6, 18, IsClosed: false);

        await trust.RecordRecruitmentAsync(new RecordRecruitment(entry));
        await trust.RecordRecruitmentAsync(new RecordRecruitment(entry with { ActualPatients = 99 }));
        await trust.RecordRecruitmentAsync(new RecordRecruitment(entry with { Revision = 1, ActualPatients = 98 }));
        await cluster.Cluster.DeactivateAsync(trust);

        var query = new Domain.Trusts.SiteQuery(Area.Cancer, ConditionGroup.LungCancer, new DemandProfile([], []), Then, 1);
        var record = (await trust.GetFiguresAsync(new GetSiteFigures(query, OpenIn: []))).Figures!.Record;
        Assert.Equal(new RecruitmentRecord(4, 6), record.Recruitment);
        Assert.Equal(18, record.Studies.Sum(study => study.EligiblePatientMonths));
    }

    private static ImmutableArray<PoolTake> Takes(int amount) => [new PoolTake(Nurses, Then, [amount])];

    private static Task<ChangeTrustReply> DeclareAsync(ITrustGrain trust, string requestId, int amount) =>
        trust.ChangeAsync(new ChangeTrust(Declared(requestId, amount), MayEvict: true));

    private static TrustChange Declared(string requestId, int amount) => new(new RequestId(requestId), null)
    {
        Declarations = [new DeclaredRange(Nurses, Then, Then, amount)],
    };

    private static TrustChange Promised(string requestId, string id, int amount) => new(new RequestId(requestId), null)
    {
        OtherCommitments = [new StatedCommitment(new(id), "A study", "", OtherCommitmentKind.RunningElsewhere, [new DeclaredRange(Nurses, Then, Then, amount)])],
    };

    private static async Task HoldAsync(ITrustGrain trust, string study, int amount)
    {
        var reply = await trust.ReserveAsync(new ReserveCapacity(new Reservation(new StudyId(study), 1, Patients: 1, Takes(amount))));
        Assert.True(reply.Outcome.IsHeld, $"{reply.Outcome.Status}");
    }

    private static async Task<PoolCapacityMonth> MonthAsync(ITrustGrain trust) =>
        Assert.Single((await trust.GetCapacityAsync(new GetTrustCapacity(Then, 1))).Pools, pool => pool.Pool.Id == Nurses).Months[0];

    /// <summary>The month as the activation after a failed one reads it.</summary>
    private async Task<PoolCapacityMonth> SoundMonthAsync(ITrustGrain trust)
    {
        await cluster.Cluster.DeactivateAsync(trust);
        return await MonthAsync(trust);
    }

    private async Task SwitchAsync(TrustId trust, bool isOpen)
    {
        var change = new TrustChange(new RequestId($"switch-{trust}"), null) { Sites = [new OwnSite(Area.MedicalDevices, isOpen)] };
        Assert.Null((await cluster.TrustOf(trust).ChangeAsync(new ChangeTrust(change))).Refusal);
    }

    private ITrustGrain TrustOf(string id) =>
        cluster.TrustOf(cluster.Network.FindTrust(new TrustId(id))?.Id ?? throw new ArgumentException($"no trust {id}", nameof(id)));
}
