using System.Buffers.Binary;
using System.Text;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Registry;

/// <summary>The end of a page of requests: the position of its last request in the order.</summary>
internal readonly record struct RequestPageToken(DateTimeOffset AnswerBy, DateTimeOffset AskedAt, StudyId Study, TrustId Trust)
{
    private const string Layout = "trialmatch.request-page.2";
    private const int HeadBytes = (2 * sizeof(long)) + sizeof(int);

    // The deadline, the time of asking, the length of the study's id, and both ids.
    public string Write(RequestQuery filter)
    {
        var study = Encoding.UTF8.GetBytes(Study.Value);
        byte[] place = [.. new byte[HeadBytes], .. study, .. Encoding.UTF8.GetBytes(Trust.Value)];
        BinaryPrimitives.WriteInt64BigEndian(place, AnswerBy.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(sizeof(long)), AskedAt.UtcTicks);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(2 * sizeof(long)), study.Length);
        return PageSeal.Write(Layout, Parts(filter), place);
    }

    /// <exception cref="FormatException">The token was not issued for this filter, or not by this service.</exception>
    public static RequestPageToken Read(string token, RequestQuery filter)
    {
        var place = PageSeal.Read(Layout, Parts(filter), token).AsSpan();
        var answerBy = BinaryPrimitives.ReadInt64BigEndian(place);
        var askedAt = BinaryPrimitives.ReadInt64BigEndian(place[sizeof(long)..]);
        var studyBytes = BinaryPrimitives.ReadInt32BigEndian(place[(2 * sizeof(long))..]);
        var ids = place[HeadBytes..];
        return new RequestPageToken(
            new DateTimeOffset(answerBy, TimeSpan.Zero),
            new DateTimeOffset(askedAt, TimeSpan.Zero),
            new StudyId(Encoding.UTF8.GetString(ids[..studyBytes])),
            new TrustId(Encoding.UTF8.GetString(ids[studyBytes..])));
    }

    private static string?[] Parts(RequestQuery filter) =>
        [filter.Area?.ToString("D"), filter.Trust?.Value, filter.IsUnanswered ? "unanswered" : filter.State?.ToString("D"), .. filter.Among.Select(trust => trust.Value)];
}
