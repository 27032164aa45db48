using System.Buffers.Binary;
using System.Text;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.Registry;

/// <summary>The end of a page of studies: the position of its last study in the order.</summary>
internal readonly record struct StudyPageToken(DateTimeOffset RegisteredAt, StudyId Id)
{
    private const string Layout = "trialmatch.study-page.2";

    public string Write(StudyQuery filter)
    {
        var place = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(Id.Value)];
        BinaryPrimitives.WriteInt64BigEndian(place, RegisteredAt.UtcTicks);
        Encoding.UTF8.GetBytes(Id.Value, place.AsSpan(sizeof(long)));
        return PageSeal.Write(Layout, Parts(filter), place);
    }

    /// <exception cref="FormatException">The token was not issued for this filter, or not by this service.</exception>
    public static StudyPageToken Read(string token, StudyQuery filter)
    {
        var place = PageSeal.Read(Layout, Parts(filter), token).AsSpan();
        var ticks = BinaryPrimitives.ReadInt64BigEndian(place);
        return new StudyPageToken(
            new DateTimeOffset(ticks, TimeSpan.Zero), new StudyId(Encoding.UTF8.GetString(place[sizeof(long)..])));
    }

    private static string?[] Parts(StudyQuery filter) =>
    [
        filter.Sponsor?.Value, filter.State?.ToString("D"), filter.Lead?.ToString("D"),
        .. filter.IsWithoutBlinded ? ["without blinded"] : (string?[])[],
    ];
}
