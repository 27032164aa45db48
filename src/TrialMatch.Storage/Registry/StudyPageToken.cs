using System.Buffers.Binary;
using System.Globalization;
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
        .. Named("intent", filter.Intent?.ToString("D")), .. Named("field", filter.Field?.ToString("D")), .. Named("phase", filter.Phase?.ToString("D")),
        .. Named("asked", filter.AskedOfAny.IsEmpty ? null : string.Join(' ', filter.AskedOfAny)),
        .. Named("text", filter.Text.Length == 0 ? null : StudySearch.Folded(filter.Text)),
        .. Named("from", Ticks(filter.RegisteredFrom)), .. Named("before", Ticks(filter.RegisteredBefore)),
    ];

    // Only filters that are set, each with its name: tokens from before there were these filters still hold.
    private static string?[] Named(string name, string? value) => value is null ? [] : [name, value];

    private static string? Ticks(DateTimeOffset? instant) => instant?.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
