using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>Registers a study. Repeating it with the same request id changes nothing.</summary>
/// <param name="IsDuplicateOfKnown">
/// Registers the study even if it is a likely duplicate of one of the sponsor's studies. Ignored when a repeated request is compared with
/// the first.
/// </param>
/// <param name="Authority">In what capacity the actor registers it; null if a silo or gateway of a version before it sent the command.</param>
[GenerateSerializer, Immutable, Alias("trialmatch.RegisterStudy")]
public sealed record RegisterStudy(
    RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Actor Actor, bool IsDuplicateOfKnown = false, Authority? Authority = null,
    StudyIntent Intent = StudyIntent.Place);
