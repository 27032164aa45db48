using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;

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
    /// <summary>How the inquiry stands as which it began; null where it was registered to be placed.</summary>
    public InquiryOutcome? Inquiry { get; init; }

    /// <summary>Why its sponsor did not come; null where it did not say, and in rows from before it was recorded.</summary>
    public LossReason? Loss { get; init; }

    public bool IsPlaced => PlacedAt is not null || State is StudyState.Placed or StudyState.Recruiting or StudyState.Closed;

    public bool IsOffered => OfferedAt is not null || State == StudyState.Offered || IsPlaced;

    /// <summary>Whether the sponsor declined, or let an offer or an inquiry lapse.</summary>
    public bool IsLost => !IsPlaced && State is (StudyState.Declined or StudyState.Expired);
}
