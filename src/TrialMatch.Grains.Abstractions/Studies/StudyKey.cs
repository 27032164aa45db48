using System.Security.Cryptography;
using System.Text;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Studies;

/// <summary>
/// Derives a study's id from its sponsor and request id, so that repeating the request finds the same study without an index of requests.
/// </summary>
public static class StudyKey
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Characters = 16;

    /// <summary>Returns "study-" followed by 80 bits of SHA-256 in Crockford's base 32.</summary>
    public static StudyId For(SponsorId sponsor, RequestId requestId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{sponsor.Value}\n{requestId.Value}"));
        return new StudyId("study-" + string.Create(Characters, hash, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = Alphabet[FiveBits(bytes, i * 5)];
            }
        }));
    }

    private static int FiveBits(byte[] bytes, int bit) =>
        (((bytes[bit / 8] << 8) | bytes[(bit / 8) + 1]) >> (11 - (bit % 8))) & 31;
}
