using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
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
