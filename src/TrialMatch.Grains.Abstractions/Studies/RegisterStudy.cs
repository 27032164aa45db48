using TrialMatch.Domain;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Grains.Abstractions.Studies;

[GenerateSerializer, Immutable, Alias("trialmatch.RegisterStudy")]
public sealed record RegisterStudy(RequestId RequestId, SponsorId Sponsor, StudyDraft Draft, Actor Actor);
