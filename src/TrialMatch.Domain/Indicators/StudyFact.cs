using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Indicators;

/// <summary>What indicators count of a study.</summary>
/// <param name="OfferedAt">The time of its first offer; null before, and in rows from before the time was recorded.</param>
/// <param name="PlacedAt">Null before, and in some rows from before the time was recorded.</param>
/// <param name="Trusts">Those it asked, each once.</param>
public sealed record StudyFact(
    Area Lead,
    StudyState State,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? PlacedAt,
    ImmutableArray<AskedTrust> Trusts)
{
    public bool IsPlaced => PlacedAt is not null || State is StudyState.Placed or StudyState.Recruiting or StudyState.Closed;

    public bool IsOffered => OfferedAt is not null || State == StudyState.Offered || IsPlaced;

    /// <summary>Whether the sponsor declined, or let an offer or an inquiry lapse.</summary>
    public bool IsLost => !IsPlaced && State is (StudyState.Declined or StudyState.Expired);
}
