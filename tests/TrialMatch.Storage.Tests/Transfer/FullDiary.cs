using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Transfer;

/// <summary>State to which lines are only added; its row has all that a row can have.</summary>
public sealed class FullDiary : IGrowingState<FullDiary>, IHasStudyEntry
{
    private int _storedLines;

    public ImmutableArray<string> Lines { get; init; } = [];

    [JsonIgnore]
    public FullDiary? Addition => _storedLines == 0 ? null : new FullDiary { Lines = Lines[_storedLines..] };

    /// <summary>The row under this title.</summary>
    public static StudyEntry Full(string title) => (new ListedStudy
    {
        Title = title,
        State = StudyState.Waitlisted,
        DueAt = ListedStudy.Start.AddTicks(1),
        Priority = 9,
        Head = new HistoryHead(7, "0123456789abcdef"),
        IdentityKeys = ["key-1", "key-2 æ"],
        Requests =
        [
            Request("trust-a", title) with { AcceptedPatients = 3, AcceptedStart = Month.Of(2027, 4), Brief = Brief, PromisedPatients = 1.0 / 3, Interest = InterestState.Yes },
            Request("trust-b", title),
        ],
        PublicFrom = new DateOnly(2027, 9, 1),
        Loss = LossReason.Costs,
        StudyType = StudyType.Interventional,
        Phase = Phase.Phase2,
        ConditionGroup = ConditionGroup.Stroke,
        SearchText = "what is searched\nø",
        InterventionTypes = [InterventionType.Drug, InterventionType.Other],
        Homes = [new HomeShare(new RegionId("north"), 1.0 / 3), new HomeShare(new RegionId("west"), 2.0 / 3)],
        Recruitment = [new RecruitedMonth(new TrustId("trust-a"), Month.Of(2027, 4), 0), new RecruitedMonth(new TrustId("trust-a"), Month.Of(2027, 5), 6)],
        Placement = new PlacementEntry(
            ListedStudy.Start, [new AccountEntry(new RegionId("north"), 0.1, 1.0 / 3), new AccountEntry(new RegionId("west"), 2, 0)]),
    }).ToStudyEntry()!;

    public FullDiary With(params string[] lines) => new() { Lines = Lines.AddRange(lines), _storedLines = _storedLines };

    public FullDiary Plus(FullDiary addition) => new() { Lines = Lines.AddRange(addition.Lines) };

    public void MarkStored() => _storedLines = Lines.Length;

    public StudyEntry? ToStudyEntry() => Lines.IsEmpty ? null : Full(Lines[^1]);

    private static RequestBrief Brief { get; } = new(
        new SponsorId("sponsor-1"), Phase.Phase3, "a condition", ConditionGroup: null, Month.Of(2027, 3), new(2027, 3, 1), new(2028, 3, 1), FollowUpMonths: 12, Workload: []);

    private static RequestEntry Request(string trust, string title) => new(
        new StudyId("study-1"), title, Area.Cancer, new TrustId(trust), RequestState.Open, ListedStudy.Start, ListedStudy.Start.AddDays(7), Patients: 5);
}
