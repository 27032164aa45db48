using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>Registers a study. Repeating it with the same request id changes nothing.</summary>
/// <param name="IsDuplicateOfKnown">
/// It is likely a study that the sponsor has registered, and is wanted all the same. A repetition is not compared by it.
/// </param>
[GenerateSerializer, Immutable, Alias("trialmatch.RegisterStudy")]
public sealed record RegisterStudy(RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Actor Actor, bool IsDuplicateOfKnown = false);
