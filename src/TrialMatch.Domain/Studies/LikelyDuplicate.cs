using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>An open study that shares an identity key with a draft.</summary>
/// <param name="Key">The shared <see cref="IdentityKey.Text"/>.</param>
/// <param name="Sponsor">The other study's sponsor.</param>
public sealed record LikelyDuplicate(string Key, StudyId Study, SponsorId Sponsor);
