using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>What sites say, and what becomes of the study for it.</summary>
public class RematchTests
{
    [Fact]
    public void After_a_decline_the_sites_that_accepted_stay_and_the_one_that_declined_is_not_asked_again()
    {
        var study = new OneStudy();
        var (accepting, declining) = (study.First, study.Now.Sites[1]);
        study.Do(OneStudy.AcceptanceOf(accepting)).Do(OneStudy.DeclineOf(declining));

        var plan = study.Now.Plan!;
        Assert.Contains(plan.Chosen, site => site.Trust == accepting.Trust && site.Cap == accepting.Hold.Patients);
        Assert.Equal(ReasonCode.Declined, plan.Sites.Single(site => site.Trust == declining.Trust).Reason);
        Assert.Equal(accepting.Hold, OneStudy.SiteOf(study.Now, accepting.Trust).Hold);
        Assert.Equal(HoldState.Released, OneStudy.SiteOf(study.Now, declining.Trust).Hold.State);
        Assert.Contains(study.Events, happened => happened is SitesPicked { Round: 2 } picked && picked.Cause.Contains(declining.Trust.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Sites_that_are_asked_after_a_decline_have_the_same_deadline()
    {
        var study = new OneStudy();
        var answerBy = study.Now.AnswerBy;
        study.World.Advance(TimeSpan.FromDays(2));
        study.Do(OneStudy.DeclineOf(study.First));

        Assert.Contains(study.Now.Sites, site => site.IsOpen && site.AskedAt == study.World.Now);
        Assert.All(study.Now.Sites, site => Assert.Equal(answerBy, site.AnswerBy));
    }

    [Fact]
    public void Nobody_else_is_asked_when_no_working_day_is_left_to_answer()
    {
        var study = new OneStudy();
        study.At(study.Now.AnswerBy!.Value.AddHours(-1));
        var asked = study.Now.Sites.Select(site => site.Trust).ToList();

        study.Do(OneStudy.DeclineOf(study.First));

        Assert.Equal(asked, study.Now.Sites.Select(site => site.Trust));
    }

    [Fact]
    public void A_wish_for_more_sites_than_are_left_when_nobody_else_can_be_asked_keeps_no_offer_from_being_made()
    {
        var world = new World(capacityPercent: 100);
        var study = world.Register(OneStudy.Draft with { MinimumPatients = 1, Sites = new SiteWishes(MinSites: 4) });
        Assert.True(world.StudyAt(study).Sites.Length >= 4);
        world.Advance(world.StudyAt(study).AnswerBy!.Value.AddHours(-1) - world.Now);
        Assert.Null(world.Do(study, new RequestId("no"), OneStudy.DeclineOf(world.StudyAt(study).Sites[0])));
        foreach (var (i, site) in world.StudyAt(study).Sites.Where(site => site.IsOpen).Index())
        {
            Assert.Null(world.Do(study, new RequestId($"yes-{i}"), OneStudy.AcceptanceOf(site)));
        }

        Assert.Equal(StudyState.Offered, world.StudyAt(study).State);
        Assert.Equal(3, world.StudyAt(study).Plan!.Chosen.Count());
    }

    [Fact]
    public void The_offer_is_forecast_on_what_the_sites_accepted()
    {
        var full = new OneStudy().AcceptAll().Now.Plan!;
        var study = new OneStudy();
        study.At(study.Now.AnswerBy!.Value.AddHours(-1));
        foreach (var site in study.Now.Sites)
        {
            study.Do(OneStudy.AcceptanceOf(site) with { Patients = Math.Max(1, site.Hold.Patients / 3) });
        }

        var offer = study.Now.Plan!;
        Assert.Equal(StudyState.Offered, study.Now.State);
        Assert.True(offer.OfferablePatients < full.OfferablePatients, $"{offer.OfferablePatients} of {full.OfferablePatients}");
        Assert.All(study.Now.Sites, site => Assert.Equal(site.Acceptance!.Patients, offer.Chosen.Single(chosen => chosen.Trust == site.Trust).Cap));
        Assert.True(offer.OfferableProbability >= study.Now.Draft.Probability);
    }

    [Fact]
    public void Below_its_minimum_a_study_that_an_empty_calendar_would_carry_waits_and_holds_nothing()
    {
        var study = new OneStudy(OneStudy.Draft with { MinimumPatients = null });
        study.At(study.Now.AnswerBy!.Value.AddHours(-1)).Do(OneStudy.DeclineOf(study.First)).AcceptAll();

        Assert.Equal(StudyState.Waitlisted, study.Now.State);
        Assert.All(study.Now.Sites, site => Assert.Equal(HoldState.Released, site.Hold.State));
        Assert.All(study.World.Ledgers.Values, ledger => Assert.DoesNotContain(ledger.Holds.Values, hold => hold.IsReserved));
    }

    [Fact]
    public void A_study_that_everybody_declines_is_not_feasible_and_holds_nothing()
    {
        var study = new OneStudy();
        while (study.Now.Sites.FirstOrDefault(site => site.IsOpen) is { } open)
        {
            study.Do(OneStudy.DeclineOf(open));
        }

        Assert.Equal(StudyState.NotFeasible, study.Now.State);
        Assert.All(study.World.Ledgers.Values, ledger => Assert.DoesNotContain(ledger.Holds.Values, hold => hold.IsReserved));
    }

    [Fact]
    public void A_hold_that_is_lost_while_the_offer_stands_reopens_the_study_and_keeps_what_the_others_said()
    {
        var study = new OneStudy().AcceptAll();
        var (lost, kept) = (study.First.Trust, study.Now.Sites.Skip(1).Select(site => site.Trust).ToList());

        Assert.True(study.World.Declare(lost, percent: 0));
        study.World.Sweep();

        Assert.Equal(RequestState.Lost, OneStudy.SiteOf(study.Now, lost).State);
        Assert.All(kept, trust => Assert.Equal(RequestState.Accepted, OneStudy.SiteOf(study.Now, trust).State));
        Assert.DoesNotContain(study.World.Ledgers[lost].Holds.Values, hold => hold.State != HoldState.Released);
        Assert.Contains(study.Now.State, new[] { StudyState.Requested, StudyState.Offered });
        Assert.Contains(study.Events, happened => happened is SitesPicked { Round: > 1 });

        study.AcceptAll();
        Assert.Equal(StudyState.Offered, study.Now.State);
        Assert.DoesNotContain(study.Now.Plan!.Chosen, site => site.Trust == lost);
    }

    [Fact]
    public void Silent_sites_are_reminded_at_half_time_and_a_day_before_each_once_and_lapse_at_the_deadline()
    {
        var study = new OneStudy();
        var asked = study.Now.Sites.Select(site => site.Trust).ToList();
        var end = study.Now.AnswerBy!.Value;
        for (var hour = study.World.Now; hour < end.AddHours(3); hour += TimeSpan.FromHours(1))
        {
            study.At(hour);
        }

        var reminded = study.Events.OfType<RequestsReminded>().ToList();
        Assert.Equal([ReminderKind.HalfTime, ReminderKind.LastDay], reminded.Select(reminder => reminder.Kind));
        Assert.All(reminded, reminder => Assert.Equal(asked, reminder.Trusts));
        Assert.Equal(asked, study.Events.OfType<RequestsLapsed>().Single().Trusts);
        Assert.All(asked, trust => Assert.Equal(RequestState.NoAnswer, OneStudy.SiteOf(study.Now, trust).State));
    }
}
