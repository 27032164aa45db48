using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Stored;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Tests.Stored;

/// <summary>A study's row is held to its history before it is imported; it may be as old as the version that wrote it last.</summary>
public class StoredRowTests
{
    private static readonly DateTimeOffset Registered = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly StudyEntry Replayed = new(
        StudyId.FromText("study-2"), SponsorId.FromText("acme"), "A title", StudyState.Placed, Area.Cancer, Registered, DueAt: null, Priority: 0, [Request()])
    {
        OfferedAt = Registered.AddDays(6),
        PlacedAt = Registered.AddDays(9),
        Loss = LossReason.Costs,
        StudyType = StudyType.Interventional,
        Phase = Phase.Phase2,
        ConditionGroup = ConditionGroup.Stroke,
        SearchText = "a title",
        InterventionTypes = [InterventionType.Drug],
        Homes = [new HomeShare(new RegionId("north"), 1)],
        Recruitment = [Recruited(4, 6), Recruited(5, 0)],
    };

    [Fact]
    public void A_row_from_before_times_and_reasons_were_recorded_is_sound()
    {
        var old = Replayed with { OfferedAt = null, PlacedAt = null, Requests = [Request() with { AnsweredAt = null, DeclineReason = null }] };

        Assert.Null(StoredRow.FirstDifference(old, Replayed));
    }

    [Fact]
    public void A_row_with_other_times_or_another_reason_than_the_history_is_not()
    {
        Assert.StartsWith("study.offeredAt is ", StoredRow.FirstDifference(Replayed with { OfferedAt = Registered }, Replayed), StringComparison.Ordinal);
        Assert.StartsWith("study.placedAt is ", StoredRow.FirstDifference(Replayed with { PlacedAt = Registered }, Replayed), StringComparison.Ordinal);
        Assert.StartsWith(
            "study.requests[0].declineReason is ",
            StoredRow.FirstDifference(Replayed with { Requests = [Request() with { DeclineReason = DeclineReason.Equipment }] }, Replayed),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_from_before_recruitment_and_the_studys_kind_were_recorded_is_sound()
    {
        var old = Replayed with
        {
            Loss = null,
            StudyType = null,
            InterventionTypes = [],
            Homes = [],
            Recruitment = [],
            Requests = [Request() with { PromisedPatients = null, Interest = null }],
        };

        Assert.Null(StoredRow.FirstDifference(old, Replayed));
    }

    [Fact]
    public void A_row_with_other_recruitment_is_not_but_the_order_of_its_months_does_not_matter()
    {
        Assert.Null(StoredRow.FirstDifference(Replayed with { Recruitment = [Recruited(5, 0), Recruited(4, 6)] }, Replayed));
        Assert.StartsWith(
            "study.recruitment[0].patients is ",
            StoredRow.FirstDifference(Replayed with { Recruitment = [Recruited(4, 7), Recruited(5, 0)] }, Replayed),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_from_before_it_could_be_searched_is_sound_and_one_with_another_text_is_not()
    {
        Assert.Null(StoredRow.FirstDifference(Replayed with { Phase = null, ConditionGroup = null, SearchText = null }, Replayed));
        Assert.StartsWith("study.searchText is ", StoredRow.FirstDifference(Replayed with { SearchText = "other" }, Replayed), StringComparison.Ordinal);
    }

    private static RecruitedMonth Recruited(int month, int patients) => new(TrustId.FromText("ous"), Month.Of(2027, month), patients);

    private static RequestEntry Request() => new(
        StudyId.FromText("study-2"), "A title", Area.Cancer, TrustId.FromText("ous"), RequestState.Declined, Registered, Registered.AddDays(7), Patients: 5)
    {
        AnsweredAt = Registered.AddDays(2),
        DeclineReason = DeclineReason.Staff,
        PromisedPatients = 2.5,
        Interest = InterestState.Yes,
    };
}
