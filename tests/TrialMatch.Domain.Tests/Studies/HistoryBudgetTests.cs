using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies;

public class HistoryBudgetTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly string LongRemarks = new('å', CommandDecisions.TextLength);

    private readonly OneStudy _study = new();

    [Fact]
    public void Remarks_moves_in_the_waiting_list_and_corrections_come_to_an_end()
    {
        var full = HistoryOf(new StudyPrioritised(1, LongRemarks), HistoryBudget.MaxBytes);

        AssertFull("name", HistoryBudget.RefusalOf(_study.Now, full, new StudyPrioritised(2, "")));
        AssertFull("remarks", HistoryBudget.RefusalOf(_study.Now, full, new StudyWithdrawn("Why")));
        _study.Place();
        var site = _study.First;
        var month = Month.Of(2027, 3);
        var first = new RecruitmentReported(site.Trust, month, 1, "");
        Assert.Null(HistoryBudget.RefusalOf(_study.Now, full, first));
        var reported = _study.Now with
        {
            Sites = [site with { Recruited = site.Recruited.Add(month, 1) }],
        };
        AssertFull("name", HistoryBudget.RefusalOf(reported, full, first with { Patients = 2 }));
    }

    [Fact]
    public void A_site_answers_an_inquiry_whatever_its_history_has_but_neither_changes_its_answer_nor_asks_without_end()
    {
        var full = HistoryOf(new StudyPrioritised(1, LongRemarks), HistoryBudget.MaxBytes);
        var inquiry = new OneStudy(OneStudy.Draft.DecidedBy(new DateOnly(2027, 2, 15)), StudyIntent.Explore);
        var site = inquiry.Now.Inquiry!.Sites[0].Trust;
        var yes = new InterestReported(site, new InterestForm(Interest.WantsToKnowMore, null, null, RecruitmentChance.Unspecified, []), "", IsByCentre: false);

        Assert.Null(HistoryBudget.RefusalOf(inquiry.Now, full, yes));
        Assert.Null(HistoryBudget.RefusalOf(inquiry.Now, full, new InquiryConfirmed("")));
        inquiry.Do(yes);
        AssertFull("name", HistoryBudget.RefusalOf(inquiry.Now, full, yes with { IsByCentre = true }));
        AssertFull("text", HistoryBudget.RefusalOf(inquiry.Now, full, new QuestionAsked(site, IsBySponsor: false, "How many?")));
    }

    [Fact]
    public void What_carries_a_studys_life_on_is_taken_whatever_its_history_has()
    {
        var full = HistoryOf(new StudyPrioritised(1, LongRemarks), 2 * HistoryBudget.MaxBytes);
        var site = _study.First;
        CommandEvent[] steps =
        [
            OneStudy.AcceptanceOf(site), OneStudy.DeclineOf(site), new OfferAccepted(""), new OfferDeclined(""), new StudyWithdrawn(""),
            new AreaAssigned(Domain.Areas.Area.Cancer, ""), new LastPatientIn(""), new StudyClosed(""),
        ];

        Assert.All(steps, step => Assert.Null(HistoryBudget.RefusalOf(_study.Now, full, step)));
    }

    [Fact]
    public void Anything_is_taken_while_there_is_room()
    {
        var small = HistoryOf(new StudyPrioritised(1, LongRemarks), HistoryBudget.MaxBytes / 2);

        Assert.Null(HistoryBudget.RefusalOf(_study.Now, small, new StudyPrioritised(2, LongRemarks)));
    }

    [Fact]
    public void What_the_service_itself_writes_does_not_count()
    {
        var entry = new HistoryEntry(1, Now, Actor.Service, new RequestsLapsed([_study.First.Trust]));

        Assert.Null(HistoryBudget.RefusalOf(_study.Now, Enumerable.Repeat(entry, 100_000), new StudyPrioritised(2, LongRemarks)));
    }

    private static List<HistoryEntry> HistoryOf(CommandEvent each, int bytes) =>
        [.. Enumerable.Range(1, bytes / (2 * CommandDecisions.TextLength)).Select(i => new HistoryEntry(i, Now, Actors.LocalOperator, each, new RequestId($"r{i}")))];

    private static void AssertFull(string field, Refusal? refusal)
    {
        Assert.Equal(RefusalReason.HistoryFull, refusal?.Reason);
        Assert.Equal(field, Assert.Single(refusal!.Violations).Field);
    }
}
