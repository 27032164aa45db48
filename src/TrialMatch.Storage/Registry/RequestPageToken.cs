using System.Buffers.Binary;
using System.Text;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Where a page of requests ended: the last request's place in the order.</summary>
internal readonly record struct RequestPageToken(DateTimeOffset AnswerBy, StudyId Study, TrustId Trust)
{
    private const string Layout = "trialmatch.request-page.1";
    private const int HeadBytes = sizeof(long) + sizeof(int);

    // The deadline, the length of the study's id, both ids.
    public string Write(RequestQuery filter)
    {
        var study = Encoding.UTF8.GetBytes(Study.Value);
        byte[] place = [.. new byte[HeadBytes], .. study, .. Encoding.UTF8.GetBytes(Trust.Value)];
        BinaryPrimitives.WriteInt64BigEndian(place, AnswerBy.UtcTicks);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(sizeof(long)), study.Length);
        return PageSeal.Write(Layout, Parts(filter), place);
    }

    /// <exception cref="FormatException">The token was not issued for this filter, or not by us.</exception>
    public static RequestPageToken Read(string token, RequestQuery filter)
    {
        var place = PageSeal.Read(Layout, Parts(filter), token).AsSpan();
        var ticks = BinaryPrimitives.ReadInt64BigEndian(place);
        var studyBytes = BinaryPrimitives.ReadInt32BigEndian(place[sizeof(long)..]);
        var ids = place[HeadBytes..];
        return new RequestPageToken(
            new DateTimeOffset(ticks, TimeSpan.Zero),
            new StudyId(Encoding.UTF8.GetString(ids[..studyBytes])),
            new TrustId(Encoding.UTF8.GetString(ids[studyBytes..])));
    }

    private static string?[] Parts(RequestQuery filter) =>
        [filter.Area?.ToString("D"), filter.Trust?.Value, filter.State?.ToString("D")];
}
