using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Rules;

/// <summary>What is promised is held, once, and nothing else is (R1, R2).</summary>
[Collection(SharedServer.Name)]
public sealed class CapacityTests(RunningServer server) : ServiceTests(server)
{
    private const int Racers = 30;

    [Fact]
    public async Task A_preview_stores_nothing_and_holds_nothing() =>
        await Footprint.AssertUnchangedByAsync(Client, async () =>
        {
            var plan = await Client.PreviewAsync(Drafts.BreastCancer("Preview").In(Window));
            Assert.Equal(Plan.Types.Outcome.Feasible, plan.Outcome);
        });

    [Fact]
    public async Task A_study_is_registered_with_the_plan_that_was_previewed_and_holds_just_that()
    {
        var sponsor = await Client.SponsorAsync(Unique("holds"));
        var before = await HeldAsync();
        var plan = await Client.PreviewAsync(Drafts.BreastCancer("Previewed", target: 2).In(Window));
        var study = await Client.RegisterAsync("a", sponsor, Drafts.BreastCancer("Previewed", target: 2).In(Window));

        Assert.Equal(plan, study.Plan);
        Assert.Equal(State.Requested, study.State);
        var reserved = Capacity.PatientsReserved([study]);
        Assert.NotEmpty(reserved);
        Assert.Equal(Sum(before, reserved), Sum(await HeldAsync(), reserved: null));
    }

    [Fact]
    public async Task Each_chosen_site_reserves_as_many_starts_as_its_cap_and_the_plan_says_what_it_promises()
    {
        var plan = await Client.PreviewAsync(Drafts.BreastCancer("Starts", target: 12).In(Window));

        var chosen = plan.Sites.Where(site => site.Reason == SiteDecision.Types.Reason.Chosen).ToList();
        Assert.NotEmpty(chosen);
        Assert.All(chosen, site => Assert.Equal(site.Cap, site.StartsByMonth.Sum()));
        Assert.InRange(plan.Probability, plan.WantedProbability, 1);
        Assert.Equal(plan.TargetPatients, plan.OfferablePatients);
        Assert.Empty(plan.Binding);
        Assert.All(plan.Sites, site => Assert.True(
            site.Reason != SiteDecision.Types.Reason.Unspecified && site.Detail.Length > 0, $"{site.Trust} is not explained"));
    }

    [Fact]
    public async Task Studies_that_race_for_the_same_patients_never_hold_more_than_is_declared()
    {
        var sponsor = await Client.SponsorAsync(Unique("race"));
        var before = await HeldAsync();
        var studies = await Task.WhenAll(Enumerable.Range(0, Racers).Select(i =>
            Client.RegisterAsync($"race-{i}", sponsor, Drafts.Of($"Race {i}", "Crohn Disease", target: 20).In(Window))));

        Assert.All(await BooksAsync(), Capacity.AssertNothingIsPromisedTwice);
        Assert.All(studies, study => Assert.True(study.State is State.Requested or State.Waitlisted, $"{study.State}"));
        Assert.Contains(studies, study => study.State == State.Requested);
        Assert.Contains(studies, study => study.State == State.Waitlisted);
        await AssertHeldAsync(before, studies);
    }

    /// <summary>Beside what was held before, exactly what those of the studies reserve that are requested: one that waited may be served meanwhile.</summary>
    private async Task AssertHeldAsync(IReadOnlyDictionary<(string Trust, string Pool, string Month), long> before, IEnumerable<Study> studies)
    {
        const int looks = 20;
        for (var look = 1; ; look++)
        {
            var states = await Task.WhenAll(studies.Select(study => Client.StudyAsync(study.Name)));
            var held = Sum(await HeldAsync(), reserved: null);
            var expected = Sum(before, Capacity.PatientsReserved(states.Where(study => study.State == State.Requested)));
            if (look == looks || held.SequenceEqual(expected))
            {
                Assert.Equal(expected, held);
                return;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_waitlisted_study_is_told_what_binds_and_holds_nothing()
    {
        var sponsor = await Client.SponsorAsync(Unique("full"));
        Study study;
        var number = 0;
        do
        {
            study = await Client.RegisterAsync($"full-{++number}", sponsor, Drafts.Of($"Full {number}", "Epilepsy", target: 15).In(Window));
            Assert.InRange(number, 1, Racers);
        }
        while (study.State == State.Requested);

        Assert.Equal(State.Waitlisted, study.State);
        Assert.Equal(Plan.Types.Outcome.CapacityShort, study.Plan.Outcome);
        Assert.NotEmpty(study.Plan.Binding);
        Assert.InRange(study.Plan.OfferablePatients, 0, 14);
        var others = await Task.WhenAll((await Client.AllStudiesAsync(new ListStudiesRequest { Sponsor = sponsor, State = State.Requested }))
            .Select(listed => Client.StudyAsync(listed.Name)));

        // No other test asks for patients in these years.
        Assert.Equal(Sum(Capacity.PatientsReserved(others), reserved: null), Sum(await HeldAsync(), reserved: null));
    }

    [Fact]
    public async Task A_study_that_not_even_an_empty_calendar_would_carry_is_not_feasible_and_holds_nothing()
    {
        var sponsor = await Client.SponsorAsync(Unique("never"));
        var before = await HeldAsync();
        var draft = Drafts.BreastCancer("Never", target: 500).In(Window);
        draft.EnrolmentEnd = Drafts.Date(Window.Start.AddMonths(2));

        var study = await Client.RegisterAsync("a", sponsor, draft);

        Assert.Equal(State.NotFeasible, study.State);
        Assert.Equal(Plan.Types.Outcome.Infeasible, study.Plan.Outcome);
        Assert.NotEmpty(study.Plan.Binding);
        Assert.Equal(before, await HeldAsync());
    }

    [Fact]
    public async Task A_window_that_is_over_is_refused_at_the_door()
    {
        var draft = Drafts.BreastCancer("Over");
        draft.EnrolmentStart = Drafts.Date(new DateOnly(2020, 1, 1));
        draft.EnrolmentEnd = Drafts.Date(Today.InOslo.AddDays(-2));

        var refused = await Assert.ThrowsAsync<RpcException>(() => Client.PreviewAsync(draft));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("draft.enrolment_end: the window has passed", refused.Status.Detail, StringComparison.Ordinal);
    }

    /// <summary>From the first month of the test's window until another may begin.</summary>
    private async Task<GetTrustCapacityResponse[]> BooksAsync() =>
        await Task.WhenAll((await Client.TrustsAsync()).Select(trust => Client.CapacityAsync(trust.Name, Window.Start, monthCount: 24)));

    private async Task<IReadOnlyDictionary<(string Trust, string Pool, string Month), long>> HeldAsync() =>
        Capacity.PatientsHeld(await BooksAsync());

    private static IReadOnlyList<string> Sum(
        IReadOnlyDictionary<(string Trust, string Pool, string Month), long> held,
        IReadOnlyDictionary<(string Trust, string Pool, string Month), long>? reserved) =>
        [.. held.Concat(reserved ?? new Dictionary<(string, string, string), long>())
            .GroupBy(entry => entry.Key, entry => entry.Value)
            .OrderBy(entry => entry.Key)
            .Select(entry => $"{entry.Key}: {entry.Sum()}")];
}
