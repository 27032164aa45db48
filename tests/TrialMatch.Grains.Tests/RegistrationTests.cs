using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests;

public sealed class RegistrationTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    [Fact]
    public async Task A_registered_study_holds_capacity_at_every_chosen_site_and_keeps_its_history()
    {
        var study = await cluster.RegisteredAsync("holds", Drafts.Of("Breast Cancer", 20));

        Assert.Equal(StudyState.Requested, study.State);
        Assert.Equal(Area.Cancer, study.Classification.Lead);
        Assert.True(study.Plan!.OfferableProbability >= 0.9);
        await Invariants.AssertHoldAsync(cluster);
        var history = (await cluster.StudyOf("holds").GetHistoryAsync()).Entries;
        Assert.Equal([1, 2, 3], history.Select(entry => entry.Version));
        Assert.Equal([Actors.LocalOperator, Actor.Service, Actor.Service], history.Select(entry => entry.Actor));
    }

    [Fact]
    public async Task Repeating_a_registration_returns_the_first_result_and_changes_nothing()
    {
        var draft = Drafts.Of("Psoriasis", 15);
        var first = await cluster.RegisteredAsync("twice", draft);

        var again = await cluster.RegisteredAsync("twice", draft with { Conditions = ["Psoriasis"] });

        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.UpdatedAt, again.UpdatedAt);
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task The_same_request_id_with_other_content_is_refused()
    {
        await cluster.RegisteredAsync("reused", Drafts.Of("Crohn Disease", 10));

        var reply = await cluster.RegisterAsync("reused", Drafts.Of("Crohn Disease", 11));

        Assert.Equal(RefusalReason.RequestIdReused, reply.Refusal!.Reason);
    }

    [Fact]
    public async Task An_unknown_sponsor_is_refused_and_nothing_is_stored()
    {
        var requestId = new RequestId("nobody");
        var grain = cluster.Grains.GetGrain<IStudyGrain>("study-of-nobody");

        var reply = await grain.RegisterAsync(new RegisterStudy(requestId, new("nobody"), Drafts.Of("Stroke", 10), Actors.LocalOperator));

        Assert.Equal(RefusalReason.SponsorUnknown, reply.Refusal!.Reason);
        Assert.DoesNotContain(cluster.Store.Entries(), entry => entry.Id.Value == "study-of-nobody");
    }

    [Fact]
    public async Task A_sponsor_that_registers_after_it_was_refused_is_known_at_once()
    {
        var command = new RegisterStudy(new RequestId("early"), new("late-sponsor"), Drafts.Of("Pregnancy", 10), Actors.LocalOperator);
        var grain = cluster.Grains.GetGrain<IStudyGrain>("study-of-late-sponsor");
        Assert.NotNull((await grain.RegisterAsync(command)).Refusal);

        await cluster.Grains.GetGrain<ISponsorGrain>("late-sponsor").RegisterAsync(new RegisterSponsor(new RequestId("late"), "Late", "NO"));

        Assert.Null((await grain.RegisterAsync(command)).Refusal);
    }

    [Fact]
    public async Task A_study_that_no_area_fits_goes_to_triage_and_holds_nothing()
    {
        var study = await cluster.RegisteredAsync("triage", Drafts.Of("Pregnancy", 10));

        Assert.Equal(StudyState.Triage, study.State);
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task A_study_far_beyond_the_network_is_not_feasible_and_is_told_what_could_be_offered()
    {
        // As large and as long as a draft may be: it once kept a core busy for minutes.
        var draft = Drafts.Of("Epilepsy", StudyDraftLimits.TargetPatients) with
        {
            EnrolmentEnd = new DateOnly(2037, 6, 30),
            FollowUpMonths = StudyDraftLimits.FollowUpMonths,
        };

        var study = await cluster.RegisteredAsync("huge", draft);

        Assert.Equal(StudyState.NotFeasible, study.State);
        Assert.InRange(study.Plan!.OfferablePatients, 1, StudyDraftLimits.TargetPatients - 1);
        Assert.NotEmpty(study.Plan.Binding);
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task A_study_whose_window_is_over_is_neither_planned_nor_registered()
    {
        var over = Drafts.Of("Heart Failure", 30) with { EnrolmentStart = new(2024, 1, 1), EnrolmentEnd = new(2025, 6, 30) };

        var preview = await cluster.Grains.GetGrain<IPlannerGrain>(0).PreviewAsync(new PreviewPlacement(over, Extras: PlanExtras.None), TestContext.Current.CancellationToken);
        var registered = await cluster.RegisterAsync("over", over);

        Assert.Equal("draft.enrolment_end", Assert.Single(preview.Refusal!.Violations).Field);
        Assert.Equal("draft.enrolment_end", Assert.Single(registered.Refusal!.Violations).Field);
    }

    [Fact]
    public async Task A_preview_holds_nothing()
    {
        var reply = await cluster.Grains.GetGrain<IPlannerGrain>(0).PreviewAsync(new PreviewPlacement(Drafts.Of("Heart Failure", 30), Extras: PlanExtras.None), TestContext.Current.CancellationToken);

        Assert.NotEmpty(reply.Preview!.Plan.Chosen);
        await Invariants.AssertHoldAsync(cluster);
    }
}
