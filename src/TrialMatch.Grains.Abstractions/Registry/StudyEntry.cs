using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A study's row in the registry: the data that lists and searches need without activating the grain.</summary>
/// <param name="Lead">The lead area; <see cref="Area.Unspecified"/> while the study is in triage.</param>
/// <param name="DueAt">The latest time at which the study must be woken; null if it needs no further action.</param>
/// <param name="Priority">0 to 9; the waiting list serves 9 first.</param>
/// <param name="Requests">
/// The study's requests, one per trust. Written with the study; empty when read in a list of studies, since
/// <see cref="IStudyRegistry.ListRequestsAsync"/> reads them.
/// </param>
public sealed record StudyEntry(
    StudyId Id,
    SponsorId Sponsor,
    string Title,
    StudyState State,
    Area Lead,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? DueAt,
    int Priority,
    ImmutableArray<RequestEntry> Requests)
{
    /// <summary>
    /// The keys by which duplicates are found (<see cref="IdentityKey.Text"/>), each once; empty once the study is over. Written with the
    /// study; empty when read in a list.
    /// </summary>
    public ImmutableArray<string> IdentityKeys { get; init; } = [];

    /// <summary>
    /// For a new study: the duplicates that <see cref="IStudyRegistry.FindLikelyDuplicatesAsync"/> returned for its keys. The write is
    /// refused if there is another (<see cref="DuplicateNotKnownException"/>). Not stored.
    /// </summary>
    public ImmutableArray<StudyId> KnownDuplicates { get; init; } = [];

    /// <summary>The study's contribution to the regional account; null for none. Written with the study; empty when read in a list.</summary>
    public PlacementEntry? Placement { get; init; }

    /// <summary>Whether title and sponsor are withheld from sites, centres and regions.</summary>
    public bool IsBlinded { get; init; }

    /// <summary>How the inquiry stands as which the study began; null where it was registered to be placed.</summary>
    public InquiryOutcome? Inquiry { get; init; }

    /// <summary>The time of the first offer; null before, and in rows from before it was recorded.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>The time of placement; null before, and in some rows from before it was recorded.</summary>
    public DateTimeOffset? PlacedAt { get; init; }

    /// <summary>The first day on which the public may see it while it is placed or recruiting; null where it may not, and once it has ended.</summary>
    public DateOnly? PublicFrom { get; init; }

    /// <summary>Why the sponsor of an inquiry did not come; null where it did not say, and in rows from before it was recorded.</summary>
    public LossReason? Loss { get; init; }

    /// <summary>The draft's study type; null in rows from before it was recorded.</summary>
    public StudyType? StudyType { get; init; }

    /// <summary>The draft's intervention types; empty in rows from before they were recorded.</summary>
    public ImmutableArray<InterventionType> InterventionTypes { get; init; } = [];

    /// <summary>
    /// Where the patients of a placed study are expected to live; empty where that is where they are treated, and in rows from before it was recorded.
    /// </summary>
    public ImmutableArray<HomeShare> Homes { get; init; } = [];

    /// <summary>What its sites reported, each month of a site once. Written with the study; empty when read in a list.</summary>
    public ImmutableArray<RecruitedMonth> Recruitment { get; init; } = [];

    /// <summary>The draft's phase; null in rows from before it was recorded.</summary>
    public Phase? Phase { get; init; }

    /// <summary>The group of the primary condition; null where none is known, and in rows from before it was recorded.</summary>
    public ConditionGroup? ConditionGroup { get; init; }

    /// <summary>What searches look through (<see cref="StudySearch.TextOf"/>); null in rows from before it was recorded, and when read in a list.</summary>
    public string? SearchText { get; init; }

    /// <summary>Where the study's history ends; null if its last entry is from before histories were chained.</summary>
    public HistoryHead? Head { get; init; }
}
