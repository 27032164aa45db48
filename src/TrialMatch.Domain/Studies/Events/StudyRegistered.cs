using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Sponsors;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A sponsor's draft was accepted and classified.</summary>
/// <param name="RequestId">The request that registered it; repeating it changes nothing.</param>
public sealed record StudyRegistered(
    RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Classification Classification) : StudyEvent;
