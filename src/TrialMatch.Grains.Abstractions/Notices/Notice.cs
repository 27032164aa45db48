using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Notices;

/// <summary>
/// Something that a centre or a trust is told by e-mail. It says where to look, never what stands there: no sponsor, no title
/// (titles name sponsors), no numbers.
/// </summary>
/// <param name="Trust">The trust that it is about; null where it is about the study as a whole.</param>
/// <param name="Area">The area of the centre that it is about.</param>
/// <param name="AnswerBy">The deadline to answer, or for an offer the end of its standing; null where there is none.</param>
public sealed record Notice(NoticeKind Kind, StudyId Study, TrustId? Trust, Area Area, DateTimeOffset? AnswerBy)
{
    /// <summary>For the outbox of the state that it follows from.</summary>
    public FeedItem ToFeedItem(DateTimeOffset at) =>
        new(Topics.Notices, at, JsonSerializer.Serialize(this, DomainJson.Options));

    /// <exception cref="JsonException">The payload is not that of a notice, or of a kind that this version does not know.</exception>
    public static Notice Read(FeedEntry entry)
    {
        var notice = JsonSerializer.Deserialize<Notice>(entry.Payload, DomainJson.Options);
        return notice is { Kind: not NoticeKind.Unspecified, Study.Value.Length: > 0 }
            ? notice
            : throw new JsonException("The notice lacks its kind or its study.");
    }
}
