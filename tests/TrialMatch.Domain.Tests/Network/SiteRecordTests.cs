using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Network;

public class SiteRecordTests
{
    [Fact]
    public void A_site_without_entries_has_no_record() =>
        Assert.Equal(SiteRecord.None, SiteRecord.Of([], Area.Cancer, ConditionGroup.LungCancer));

    [Fact]
    public void Recruitment_counts_for_the_condition_group_and_promises_for_the_area_once_closed()
    {
        RecruitmentEntry[] entries =
        [
            Entry("running", Area.Cancer, ConditionGroup.LungCancer, promised: 10, actual: 3, isClosed: false),
            Entry("closed", Area.Cancer, ConditionGroup.LungCancer, promised: 12, actual: 6, isClosed: true),
            Entry("other-group", Area.Cancer, ConditionGroup.BreastCancer, promised: 20, actual: 5, isClosed: true),
            Entry("outside-groups", Area.Cancer, null, promised: 2, actual: 2, isClosed: false),
            Entry("other-area", Area.BrainHealth, ConditionGroup.Stroke, promised: 9, actual: 9, isClosed: true),
        ];

        var record = SiteRecord.Of(entries, Area.Cancer, ConditionGroup.LungCancer);

        Assert.Equal(new RecruitmentRecord(Patients: 9, ExposureMonths: 20), record.Recruitment);
        Assert.Equal([("running", 3), ("closed", 6)], record.Studies.Select(study => (study.Study.Value, study.Patients)));
        Assert.Equal(60, record.Studies.Sum(study => study.EligiblePatientMonths));
        Assert.Equal(new PromiseRecord(PromisedPatients: 32, ActualPatients: 11), record.Promises);
        Assert.Equal(2, SiteRecord.Of(entries, Area.Cancer, null).Recruitment.Patients);
    }

    [Fact]
    public void A_later_report_replaces_the_studys_earlier_one_and_an_older_or_repeated_one_changes_nothing()
    {
        var first = Entry("study", Area.Cancer, null, promised: 10, actual: 3, isClosed: false);
        var entries = RecruitmentEntries.With([], first);

        Assert.Equal(entries, RecruitmentEntries.With(entries, first with { ActualPatients = 99 }));
        var second = first with { Revision = 2, ActualPatients = 5 };
        entries = RecruitmentEntries.With(entries, second);
        Assert.Equal([second], entries);
        Assert.Equal(entries, RecruitmentEntries.With(entries, first));
    }

    [Fact]
    public void A_report_that_cannot_be_is_the_callers_mistake()
    {
        var entry = Entry("study", Area.Cancer, null, promised: 10, actual: 3, isClosed: false);
        RecruitmentEntry[] wrong =
        [
            entry with { Revision = 0 }, entry with { PromisedPatients = -1 }, entry with { ActualPatients = -1 },
            entry with { ExposureMonths = double.NaN }, entry with { EligiblePatientMonths = -0.5 },
        ];

        Assert.All(wrong, each => Assert.Throws<ArgumentException>(() => RecruitmentEntries.With(ImmutableArray<RecruitmentEntry>.Empty, each)));
    }

    private static RecruitmentEntry Entry(string study, Area area, ConditionGroup? group, int promised, int actual, bool isClosed) =>
        new(new StudyId(study), Revision: 1, area, group, promised, actual, ExposureMonths: 10, EligiblePatientMonths: 30, isClosed);
}
