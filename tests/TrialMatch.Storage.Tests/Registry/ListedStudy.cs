using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Tests.Registry;

/// <summary>State of a grain that lists a study.</summary>
public sealed record ListedStudy : IHasStudyEntry
{
    public static readonly DateTimeOffset Start = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public string Id { get; init; } = "study-1";

    public string Sponsor { get; init; } = "sponsor-1";

    public string Title { get; init; } = "A study";

    public StudyState State { get; init; } = StudyState.Registered;

    public Area Lead { get; init; } = Area.Cancer;

    public DateTimeOffset RegisteredAt { get; init; } = Start;

    public DateTimeOffset? DueAt { get; init; }

    public int Priority { get; init; }

    public ImmutableArray<RequestEntry> Requests { get; init; } = [];

    public ImmutableArray<string> IdentityKeys { get; init; } = [];

    public ImmutableArray<StudyId> KnownDuplicates { get; init; } = [];

    [JsonIgnore]
    public PlacementEntry? Placement { get; init; }

    [JsonIgnore]
    public HistoryHead? Head { get; init; }

    public bool IsBlinded { get; init; }

    public InquiryOutcome? Inquiry { get; init; }

    public DateTimeOffset? OfferedAt { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    public DateOnly? PublicFrom { get; init; }

    public LossReason? Loss { get; init; }

    public StudyType? StudyType { get; init; }

    public ImmutableArray<InterventionType> InterventionTypes { get; init; } = [];

    public ImmutableArray<HomeShare> Homes { get; init; } = [];

    public ImmutableArray<RecruitedMonth> Recruitment { get; init; } = [];

    public Phase? Phase { get; init; }

    public ConditionGroup? ConditionGroup { get; init; }

    public string? SearchText { get; init; }

    public bool IsListed { get; init; } = true;

    public StudyEntry? ToStudyEntry() => IsListed
        ? new StudyEntry(new StudyId(Id), new SponsorId(Sponsor), Title, State, Lead, RegisteredAt, DueAt, Priority, Requests)
        {
            IdentityKeys = IdentityKeys,
            KnownDuplicates = KnownDuplicates,
            Placement = Placement,
            Head = Head,
            IsBlinded = IsBlinded,
            Inquiry = Inquiry,
            OfferedAt = OfferedAt,
            PlacedAt = PlacedAt,
            PublicFrom = PublicFrom,
            Loss = Loss,
            StudyType = StudyType,
            InterventionTypes = InterventionTypes,
            Homes = Homes,
            Recruitment = Recruitment,
            Phase = Phase,
            ConditionGroup = ConditionGroup,
            SearchText = SearchText,
        }
        : null;
}
