using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Sponsors;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A sponsor's draft was accepted and classified.</summary>
/// <param name="RequestId">The request that registered it; repeating it changes nothing.</param>
public sealed record StudyRegistered(
    RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Classification Classification) : StudyEvent
{
    /// <summary>Studies, of whatever sponsor, that were likely the same one; null where there were none.</summary>
    public ImmutableArray<StudyId>? LikelyDuplicates { get; init; }
}
