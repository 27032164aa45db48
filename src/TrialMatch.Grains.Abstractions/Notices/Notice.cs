using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Notices;

/// <summary>
/// A message to a centre or a trust, sent by e-mail. It links to the details and never contains them: no sponsor, no title (titles name
/// sponsors), no numbers.
/// </summary>
/// <param name="Trust">The trust that the notice concerns; null if it concerns the study as a whole.</param>
/// <param name="Area">The area of the centre that the notice concerns.</param>
/// <param name="AnswerBy">The deadline for answers, or, for an offer, the time at which it expires; null if neither applies.</param>
public sealed record Notice(NoticeKind Kind, StudyId Study, TrustId? Trust, Area Area, DateTimeOffset? AnswerBy)
{
    /// <summary>Returns the feed item to put into the outbox of the state that causes this notice.</summary>
    public FeedItem ToFeedItem(DateTimeOffset at) =>
        new(Topics.Notices, at, JsonSerializer.Serialize(this, DomainJson.Options));

    /// <exception cref="JsonException">The payload is not a notice, or its kind is unknown to this version.</exception>
    public static Notice Read(FeedEntry entry)
    {
        var notice = JsonSerializer.Deserialize<Notice>(entry.Payload, DomainJson.Options);
        return notice is { Kind: not NoticeKind.Unspecified, Study.Value.Length: > 0 }
            ? notice
            : throw new JsonException("The notice has no kind or no study.");
    }
}
