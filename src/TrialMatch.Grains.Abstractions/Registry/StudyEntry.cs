using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A study's row in the registry: what lists and searches need without waking the grain.</summary>
/// <param name="Lead">The leading area; <see cref="Area.Unspecified"/> while there is none (triage).</param>
/// <param name="DueAt">When the study must be woken at the latest; null when it is at rest for good.</param>
/// <param name="Priority">0 to 9; on the waiting list 9 comes first.</param>
/// <param name="Requests">
/// What the study has asked of trusts, each trust once. Written with the study; lists of studies bring it back empty, as
/// <see cref="IStudyRegistry.ListRequestsAsync"/> reads it.
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
    /// What other studies are compared by (<see cref="IdentityKey.Text"/>), each once; empty once the study is over. Written with the
    /// study; lists bring it back empty.
    /// </summary>
    public ImmutableArray<string> IdentityKeys { get; init; } = [];

    /// <summary>
    /// Of a study that is new: those with a key of its own that <see cref="IStudyRegistry.FindLikelyDuplicatesAsync"/> told of. Were
    /// there another, the write is refused (<see cref="DuplicateNotKnownException"/>). Not stored.
    /// </summary>
    public ImmutableArray<StudyId> KnownDuplicates { get; init; } = [];

    /// <summary>What the study counts for on the regional account; null for nothing. Written with the study; lists bring it back empty.</summary>
    public PlacementEntry? Placement { get; init; }
}
