using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>A study that is not over and shares a key with a draft.</summary>
/// <param name="Key">The <see cref="IdentityKey.Text"/> that both have.</param>
/// <param name="Sponsor">The other study's.</param>
public sealed record LikelyDuplicate(string Key, StudyId Study, SponsorId Sponsor);
