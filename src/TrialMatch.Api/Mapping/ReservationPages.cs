using System.Buffers.Text;
using System.Text;
using TrialMatch.Api.Errors;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Api.Mapping;

/// <summary>Page tokens of a trust's reservations: the trust and the last study shown. They grant nothing.</summary>
internal static class ReservationPages
{
    private const char Separator = '/';
    private const int LongestToken = 256;

    public static string Write(StudyId last, TrustId trust) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{trust}{Separator}{last}"));

    /// <summary>The id of the last study shown; empty for the first page.</summary>
    public static string Read(string token, TrustId trust)
    {
        if (token.Length == 0)
        {
            return string.Empty;
        }

        var prefix = $"{trust}{Separator}";
        return token.Length <= LongestToken && Base64Url.IsValid(token)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text
            && text.StartsWith(prefix, StringComparison.Ordinal)
            ? text[prefix.Length..]
            : throw ApiErrors.Invalid("page_token", "expected the next_page_token of this trust's list");
    }
}
