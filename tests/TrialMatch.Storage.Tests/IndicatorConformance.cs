using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>What each registry must tell of requests and studies for indicators.</summary>
public abstract class IndicatorConformance : StorageConformance
{
    private static readonly DateTimeOffset Start = ListedStudy.Start;

    [Fact]
    public async Task Requests_come_with_their_answers_by_when_they_were_asked_from_the_first_instant_until_before_the_last()
    {
        await WriteAsync(Study("a", Request("a", "ous", Start), Request("a", "bergen", Start.AddDays(1)), Request("a", "north", Start - TimeSpan.FromTicks(1))));

        var facts = await RequestsAsync(Start, Start.AddDays(1));

        Assert.Equal(
            [new RequestFact(new TrustId("ous"), Area.Cancer, RequestState.Declined, Start, Start.AddDays(7), Start.AddHours(5), DeclineReason.Staff, 0)], facts);
    }

    [Fact]
    public async Task An_answer_changes_with_the_state()
    {
        await WriteAsync(Study("a", Request("a", "ous", Start) with { State = RequestState.Open, AnsweredAt = null, DeclineReason = null }));
        Assert.Null(Assert.Single(await RequestsAsync(Start, Start.AddDays(1))).AnsweredAt);

        await WriteAsync(Study("a", Request("a", "ous", Start)));
        var fact = Assert.Single(await RequestsAsync(Start, Start.AddDays(1)));
        Assert.Equal((Start.AddHours(5), DeclineReason.Staff), (fact.AnsweredAt, fact.DeclineReason));
    }

    [Fact]
    public async Task Studies_come_by_registration_each_once_with_whom_they_asked()
    {
        var asked = Study("a", Request("a", "ous", Start), Request("a", "bergen", Start) with { State = RequestState.Accepted, AcceptedPatients = 6 });
        await WriteAsync(asked with { State = StudyState.Placed, OfferedAt = Start.AddDays(8), PlacedAt = Start.AddDays(9) });
        await WriteAsync(new ListedStudy { Id = "b", Lead = Area.BrainHealth, RegisteredAt = Start.AddHours(1) });
        await WriteAsync(new ListedStudy { Id = "too-late", RegisteredAt = Start.AddDays(1) });
        await WriteAsync(new ListedStudy { Id = "too-early", RegisteredAt = Start - TimeSpan.FromTicks(1) });

        var facts = await Registry.ListStudyFactsAsync(Start, Start.AddDays(1), Cancelled);

        Assert.Equal([(Area.Cancer, StudyState.Placed), (Area.BrainHealth, StudyState.Registered)], facts.Select(fact => (fact.Lead, fact.State)));
        Assert.Equal((Start.AddDays(8), Start.AddDays(9)), (facts[0].OfferedAt, facts[0].PlacedAt));
        Assert.Equal(
            [new AskedTrust(new TrustId("bergen"), Area.Cancer, TakesPart: true, 6), new AskedTrust(new TrustId("ous"), Area.Cancer, TakesPart: false, 0)],
            facts[0].Trusts.OrderBy(trust => trust.Trust.Value, StringComparer.Ordinal));
        Assert.Equal((null, null, 0), (facts[1].OfferedAt, facts[1].PlacedAt, facts[1].Trusts.Length));
    }

    [Fact]
    public async Task The_times_of_offer_and_placement_change_with_the_state_and_stay_after_a_restart()
    {
        await WriteAsync(Study("a"));
        await WriteAsync(Study("a") with { State = StudyState.Offered, OfferedAt = Start.AddDays(8) });
        await WriteAsync(Study("a") with { State = StudyState.Placed, OfferedAt = Start.AddDays(8), PlacedAt = Start.AddDays(9) });

        await ReopenAsync();

        var fact = Assert.Single(await Registry.ListStudyFactsAsync(Start, Start.AddDays(1), Cancelled));
        Assert.Equal((Start.AddDays(8), Start.AddDays(9)), (fact.OfferedAt, fact.PlacedAt));
    }

    [Fact]
    public async Task What_sites_reported_comes_by_month_from_the_first_to_the_last_and_a_correction_takes_the_place_of_what_it_corrects()
    {
        var study = Study("a", Request("a", "ous", Start), Request("a", "bergen", Start)) with { Homes = [new HomeShare(new RegionId("north"), 0.25)] };
        await WriteAsync(study with { Recruitment = [Recruited("ous", 3, 2), Recruited("ous", 4, 9), Recruited("bergen", 3, 1), Recruited("bergen", 6, 7)] });
        Assert.Equal([(3, "bergen", 1), (3, "ous", 2), (4, "ous", 9)], await RecruitedAsync(3, 5));

        await WriteAsync(study with { Recruitment = [Recruited("ous", 3, 5), Recruited("bergen", 3, 1), Recruited("bergen", 6, 0)] });

        Assert.Equal([(3, "bergen", 1), (3, "ous", 5), (6, "bergen", 0)], await RecruitedAsync(3, 6));
        var fact = (await Registry.ListRecruitmentFactsAsync(Month.Of(2027, 6), Month.Of(2027, 6), Cancelled)).Single();
        Assert.Equal((new StudyId("a"), Area.Cancer, new HomeShare(new RegionId("north"), 0.25)), (fact.Study, fact.Area, fact.Homes.Single()));
        var asked = Assert.Single(await Registry.ListStudyFactsAsync(Start, Start.AddDays(1), Cancelled)).Trusts.OrderBy(trust => trust.Trust.Value, StringComparer.Ordinal);
        Assert.Equal([(1, Month.Of(2027, 3)), (5, (Month?)Month.Of(2027, 3))], asked.Select(trust => (trust.RecruitedPatients, trust.FirstPatient)));
    }

    [Fact]
    public async Task A_study_comes_with_how_its_inquiry_ended_and_why_and_with_what_each_site_said_and_was_promised_to_recruit()
    {
        var study = Study("a", Request("a", "ous", Start) with { Interest = InterestState.Yes, PromisedPatients = 2.5 }, Request("a", "bergen", Start));
        await WriteAsync(study with { Inquiry = InquiryOutcome.Open });
        await WriteAsync(study with { Inquiry = InquiryOutcome.Lost, Loss = LossReason.TooSlow });

        await ReopenAsync();

        var fact = Assert.Single(await Registry.ListStudyFactsAsync(Start, Start.AddDays(1), Cancelled));
        Assert.Equal((InquiryOutcome.Lost, LossReason.TooSlow), (fact.Inquiry, fact.Loss));
        Assert.Equal(
            [(null, null), (InterestState.Yes, 2.5)],
            fact.Trusts.OrderBy(trust => trust.Trust.Value, StringComparer.Ordinal).Select(trust => (trust.Interest, trust.PromisedPatients)));
    }

    [Fact]
    public async Task Each_site_that_reported_a_month_of_a_year_comes_once_with_the_sum_and_the_studys_kind()
    {
        await WriteAsync(Study("a", Request("a", "ous", Start), Request("a", "bergen", Start)) with
        {
            Title = "Told",
            IsBlinded = true,
            StudyType = StudyType.Interventional,
            InterventionTypes = [InterventionType.Drug, InterventionType.Other],
            Recruitment = [Recruited("ous", 3, 2), Recruited("ous", 12, 9), Recruited("bergen", 4, 0), Recruited("ous", 13, 7)],
        });
        await WriteAsync(Study("old", Request("old", "ous", Start)) with { Recruitment = [Recruited("ous", 1, 1)] });

        var facts = (await Registry.ListActivityAsync(Month.Of(2027, 1), Month.Of(2027, 12), Cancelled)).OrderBy(fact => (fact.Study.Value, fact.Trust.Value)).ToList();

        Assert.Equal([("a", "bergen", 0), ("a", "ous", 11), ("old", "ous", 1)], facts.Select(fact => (fact.Study.Value, fact.Trust.Value, fact.Patients)));
        Assert.Equal(("Told", true, StudyType.Interventional), (facts[1].Title, facts[1].IsBlinded, facts[1].StudyType));
        Assert.Equal([InterventionType.Drug, InterventionType.Other], facts[1].InterventionTypes);
        Assert.Equal((null, 0), (facts[2].StudyType, facts[2].InterventionTypes.Length));
    }

    private static RecruitedMonth Recruited(string trust, int month, int patients) => new(new TrustId(trust), Month.Of(2027, month), patients);

    private async Task<IEnumerable<(int Month, string Trust, int Patients)>> RecruitedAsync(int from, int to) =>
        (await Registry.ListRecruitmentFactsAsync(Month.Of(2027, from), Month.Of(2027, to), Cancelled))
            .Select(fact => (fact.Month.Number, fact.Trust.Value, fact.Patients)).Order();

    private static ListedStudy Study(string id, params RequestEntry[] requests) => new() { Id = id, Requests = [.. requests] };

    private static RequestEntry Request(string study, string trust, DateTimeOffset askedAt) =>
        new(new StudyId(study), "A study", Area.Cancer, new TrustId(trust), RequestState.Declined, askedAt, Start.AddDays(7), 5)
        {
            AnsweredAt = Start.AddHours(5),
            DeclineReason = DeclineReason.Staff,
        };

    private Task<GrainState<ListedStudy>> WriteAsync(ListedStudy study) => WriteAsync(GrainId.Create("study", study.Id), study);

    private Task<IReadOnlyList<RequestFact>> RequestsAsync(DateTimeOffset from, DateTimeOffset before) => Registry.ListRequestFactsAsync(from, before, Cancelled);
}
