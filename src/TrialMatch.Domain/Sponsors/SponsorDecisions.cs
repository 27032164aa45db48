using System.Text.RegularExpressions;

namespace TrialMatch.Domain.Sponsors;

/// <summary>What may be done with a sponsor.</summary>
public static partial class SponsorDecisions
{
    public const int DisplayNameLength = 200;

    /// <summary>The sponsor that stands after the command, or why it is refused. A repeated request changes nothing.</summary>
    public static (Sponsor? Sponsor, Refusal? Refusal) Register(
        Sponsor? standing, SponsorId id, string displayName, string countryCode, RequestId requestId, DateTimeOffset now)
    {
        var violations = Validate(id, displayName, countryCode, requestId);
        if (violations.Count > 0)
        {
            return (null, Refusal.Invalid(violations));
        }

        if (standing is null)
        {
            return (new Sponsor(id, displayName, countryCode, requestId, now, Version: 1), null);
        }

        if (standing.RequestId != requestId)
        {
            return (null, Refusal.Of(RefusalReason.AlreadyExists, "sponsor_id", $"sponsor {id} is registered already"));
        }

        return standing.DisplayName == displayName && standing.CountryCode == countryCode
            ? (standing, null)
            : (null, Refusal.Of(RefusalReason.RequestIdReused, "request_id", $"request {requestId} was used before with other content"));
    }

    private static IReadOnlyList<Violation> Validate(SponsorId id, string displayName, string countryCode, RequestId requestId)
    {
        var found = new ViolationCollector();
        found.Require(requestId.IsWellFormed, "request_id", "1 to 64 printable ASCII characters without spaces");
        found.Require(IdPattern().IsMatch(id.Value), "sponsor_id", "3 to 40 lower-case letters, digits and hyphens, starting with a letter");
        found.Text("sponsor.display_name", displayName, DisplayNameLength);
        found.Require(countryCode.Length == 0 || CountryPattern().IsMatch(countryCode), "sponsor.country_code", "two capital letters of ISO 3166-1, or nothing");
        return found.Found;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{2,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex CountryPattern();
}
