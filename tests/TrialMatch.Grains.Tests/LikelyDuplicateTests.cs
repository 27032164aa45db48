using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests;

public sealed class LikelyDuplicateTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    [Fact]
    public async Task Of_registrations_of_one_protocol_at_the_same_instant_one_is_made_and_the_others_are_refused_with_its_name()
    {
        var draft = Coded("RACE-1");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => cluster.RegisterAsync($"race-{i}", draft)));

        var made = Assert.Single(replies, reply => reply.Refusal is null).Study!;
        Assert.All(
            replies.Where(reply => reply.Refusal is not null),
            reply => Assert.Equal((RefusalReason.DuplicateStudy, made.Id.Value), (reply.Refusal!.Reason, reply.Refusal.Facts["study"])));
        Assert.Single(cluster.Store.Entries(), entry => entry.IdentityKeys.Contains("protocol/sponsor/RACE1"));
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task Of_registrations_of_one_registry_id_by_two_sponsors_at_the_same_instant_the_later_is_flagged()
    {
        await cluster.Grains.GetGrain<ISponsorGrain>("rival").RegisterAsync(new RegisterSponsor(new RequestId("rival"), "Rival", "NO"));
        var draft = Drafts.Of("Pregnancy", 10) with { RegistryIds = ["NCT00000101"] };
        var rival = cluster.Grains.GetGrain<IStudyGrain>("study-of-rival");

        var replies = await Task.WhenAll(
            cluster.RegisterAsync("rivals", draft),
            rival.RegisterAsync(new RegisterStudy(new RequestId("rivals"), new("rival"), draft, Actors.LocalOperator)));

        Assert.All(replies, reply => Assert.Null(reply.Refusal));
        var flagged = Assert.Single(replies, reply => !reply.Study!.LikelyDuplicates.IsEmpty).Study!;
        Assert.Equal(replies.Single(reply => reply.Study!.Id != flagged.Id).Study!.Id, Assert.Single(flagged.LikelyDuplicates));
    }

    [Fact]
    public async Task A_study_that_is_over_is_no_duplicate()
    {
        var first = await cluster.RegisteredAsync("over-1", Coded("OVER-1"));
        Assert.Null((await cluster.RecordAsync(first.Id, "withdraw", new StudyWithdrawn("no longer needed"))).Refusal);

        Assert.Empty((await cluster.RegisteredAsync("over-2", Coded("OVER-1"))).LikelyDuplicates);
    }

    [Fact]
    public async Task A_registration_repeated_is_not_its_own_duplicate()
    {
        var first = await cluster.RegisteredAsync("again", Coded("AGAIN-1"));

        Assert.Equal(first.Version, (await cluster.RegisteredAsync("again", Coded("AGAIN-1"))).Version);
    }

    private static StudyDraft Coded(string code) => Drafts.Of("Pregnancy", 10) with { ProtocolCode = code };
}
