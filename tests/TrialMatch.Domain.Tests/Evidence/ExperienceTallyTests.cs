using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Evidence;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Evidence;

public sealed class ExperienceTallyTests
{
    [Fact]
    public void Patients_are_the_enrolment_over_all_sites_times_the_trusts_sites()
    {
        var experience = ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous, Trials.Ous, Trials.Bergen)]);

        Assert.Equal([Trials.Bergen, Trials.Ous], experience.Select(trust => trust.Trust));
        Assert.Equal(Entry(trials: 1, sites: 1, rated: 1, patients: 20, siteMonths: 10), Assert.Single(experience[0].Entries));
        Assert.Equal(Entry(trials: 1, sites: 2, rated: 1, patients: 40, siteMonths: 20), Assert.Single(experience[1].Entries));
        Assert.Equal(2, experience[1].Total.Rate!.PatientsPerSiteMonth);
    }

    [Fact]
    public void A_trial_whose_record_tells_no_rate_counts_as_a_trial_all_the_same()
    {
        var experience = ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous), (Trials.HeartFailure with { IsEnrolmentActual = false }).At(Trials.Ous)]);

        Assert.Equal(Entry(trials: 2, sites: 2, rated: 1, patients: 20, siteMonths: 10), Assert.Single(Assert.Single(experience).Entries));
    }

    [Fact]
    public void A_trial_that_is_no_experience_or_at_no_trust_is_not_counted()
    {
        var tally = new ExperienceTally();
        tally.Add((Trials.HeartFailure with { HasStarted = false }).At(Trials.Ous));
        tally.Add((Trials.HeartFailure with { Start = null }).At(Trials.Ous));
        tally.Add((Trials.HeartFailure with { StudyType = StudyType.Observational }).At(Trials.Ous));
        tally.Add(Trials.HeartFailure.At(null, null));

        Assert.Equal((0, null, null), (tally.Trials, tally.FirstStart, tally.LastStart));
        Assert.Empty(tally.ByTrust());
    }

    [Fact]
    public void Years_groups_and_kinds_are_kept_apart_and_summed_when_asked()
    {
        var other = Trials.HeartFailure with { Phase = Phase.Phase4, Start = new DateOnly(2021, 1, 1), Enrolment = 24 };
        var own = Trials.HeartFailure with { IsIndustry = false, Start = new DateOnly(2023, 1, 1) };
        var stroke = Trials.HeartFailure with { Classification = new Classification(Area.BrainHealth, [Area.Cardiovascular], ConditionGroup.Stroke, []) };
        var tally = new ExperienceTally();
        tally.Add(Trials.HeartFailure.At(Trials.Ous));
        tally.Add(other.At(Trials.Ous));
        tally.Add(own.At(Trials.Ous) with { LeadTrust = Trials.Ous });
        tally.Add(stroke.At(Trials.Ous));
        var experience = Assert.Single(tally.ByTrust());

        Assert.Equal(4, experience.Entries.Length);
        Assert.Equal(
            new ExperienceTotals(3, 2, 1, 1, 2018, 2023, new ExperienceRate(TrialKind.IndustryPhase2Or3, 1, 20, 10)),
            experience.With(ConditionGroup.HeartFailure));
        Assert.Equal(experience.With(ConditionGroup.HeartFailure), experience.In(Area.Cardiovascular));
        Assert.Equal(1, experience.With(ConditionGroup.Stroke).Trials);
        Assert.Equal(4, experience.Total.Trials);
        Assert.Equal((4, new DateOnly(2018, 4, 1), new DateOnly(2023, 1, 1)), (tally.Trials, tally.FirstStart, tally.LastStart));
    }

    [Fact]
    public void The_rate_is_of_the_most_telling_kind_of_trial_that_has_one()
    {
        var unrated = Trials.HeartFailure with { EnrolmentMonths = null };
        var phase4 = Trials.HeartFailure with { Phase = Phase.Phase4, Enrolment = 120 };
        var academic = Trials.HeartFailure with { IsIndustry = false };

        var experience = Assert.Single(ExperienceTally.Of([unrated.At(Trials.Ous), phase4.At(Trials.Ous), academic.At(Trials.Ous)]));

        Assert.Equal((TrialKind.IndustryOther, 1.0), (experience.Total.Rate!.Kind, experience.Total.Rate.PatientsPerSiteMonth));
    }

    [Fact]
    public void Leaving_a_trial_out_leaves_what_the_others_make()
    {
        MappedTrial[] trials = [Trials.HeartFailure.At(Trials.Ous), (Trials.HeartFailure with { RegistryId = "NCT00000002" }).At(Trials.Bergen)];

        var without = ExperienceTally.Of(trials.Where(trial => trial != trials[0]));

        Assert.Equal(Trials.Bergen, Assert.Single(without).Trust);
    }

    [Fact]
    public void A_trust_without_a_trial_has_no_experience()
    {
        var network = new NetworkExperience(null, ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous)]));

        Assert.Equal(ExperienceTotals.None, network.Of(new TrustId("unn")).Total);
    }

    private static ExperienceEntry Entry(int trials, int sites, int rated, double patients, double siteMonths) => new(
        Area.Cardiovascular, ConditionGroup.HeartFailure, TrialKind.IndustryPhase2Or3, 2018, trials, sites, 0, rated, patients, siteMonths);
}
