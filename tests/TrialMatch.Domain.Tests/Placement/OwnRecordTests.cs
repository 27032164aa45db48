using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Rarity;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Domain.Tests.Placement;

/// <summary>A site's next promise is weighed by its record.</summary>
public class OwnRecordTests
{
    private static readonly NetworkSeed Network = AmpleNetwork.Seed;
    private readonly OneStudy _study = new OneStudy().Place();

    [Fact]
    public void What_a_site_recruited_is_the_next_study_s_rate()
    {
        var entry = EntryAfter(4, 0, 3);

        Assert.Equal((7, 3.0, false), (entry.ActualPatients, entry.ExposureMonths, entry.IsClosed));
        var before = RateWith([], ConditionGroup.BreastCancer);
        var after = RateWith([entry], ConditionGroup.BreastCancer);
        Assert.Equal(RateSource.OwnRecord, after.Source);
        Assert.Equal((before.Shape + 7, before.RateMonths + 3), (after.Shape, after.RateMonths));
    }

    [Fact]
    public void A_promise_that_was_not_kept_lowers_what_is_believed_of_the_site_in_its_area_once_the_study_is_closed()
    {
        var open = EntryAfter(0);
        _study.Do(new StudyClosed(""));
        var closed = StudyDecisions.RecruitmentOf(_study.Now, _study.First)!;

        Assert.True(closed.IsClosed && closed.Revision > open.Revision);
        Assert.Equal(_study.First.Acceptance!.Patients, closed.PromisedPatients);
        const ConditionGroup other = ConditionGroup.LungCancer;
        Assert.Equal(RateWith([], other), RateWith([open], other));
        Assert.True(MeanOf(RateWith([closed], other)) < MeanOf(RateWith([], other)));
    }

    [Fact]
    public void What_a_narrow_study_recruited_counts_for_the_share_of_the_groups_rate_that_it_recruits_at()
    {
        var wide = EntryAfter(4, 0, 3, 0);
        var narrow = StudyDecisions.RecruitmentOf(_study.Now with { Plan = _study.Now.Plan! with { EligibleSharePerMille = 250 } }, _study.First)!;

        Assert.Equal(wide.ActualPatients, narrow.ActualPatients);
        Assert.Equal(wide.ExposureMonths * EligibleShare.RateFactorOf(0.25), narrow.ExposureMonths);
        Assert.Equal(wide.EligiblePatientMonths * EligibleShare.RateFactorOf(0.25), narrow.EligiblePatientMonths);
    }

    [Fact]
    public void A_site_that_has_reported_nothing_has_no_record() => Assert.Null(StudyDecisions.RecruitmentOf(_study.Now, _study.First));

    private RecruitmentEntry EntryAfter(params int[] patients)
    {
        var site = _study.First;
        _study.At(new DateTimeOffset(2027, 12, 1, 8, 0, 0, TimeSpan.Zero));
        foreach (var (i, recruited) in patients.Index())
        {
            _study.Do(new RecruitmentReported(site.Trust, site.Start + i, recruited, "") { IsFigureConfirmed = true });
        }

        return StudyDecisions.RecruitmentOf(_study.Now, _study.First)!;
    }

    private RateEstimate RateWith(ImmutableArray<RecruitmentEntry> entries, ConditionGroup group)
    {
        var record = SiteRecord.Of(entries, Area.Cancer, group);
        return RatePrior.For(
            PlanningDefaults.ProfileFor(Network, _study.First.Trust), Area.Cancer, group, Network.Planning.Recruitment, record.Recruitment, NetworkEvidence.None, record.Promises)!;
    }

    private static double MeanOf(RateEstimate rate) => rate.Shape / rate.RateMonths;
}
