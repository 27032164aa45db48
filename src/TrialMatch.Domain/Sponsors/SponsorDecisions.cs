using System.Text.RegularExpressions;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Sponsors;

/// <summary>Decides on commands about a sponsor.</summary>
public static partial class SponsorDecisions
{
    public const int DisplayNameLength = 200;

    /// <summary>Returns the sponsor after the command, or a refusal. A repeated request changes nothing.</summary>
    public static (Sponsor? Sponsor, Refusal? Refusal) Register(
        Sponsor? standing, SponsorId id, string displayName, string countryCode, RequestId requestId, DateTimeOffset now)
    {
        Violation[] violations = [.. ViolationsOf(id, requestId), .. ViolationsOf(displayName, countryCode)];
        if (violations.Length > 0)
        {
            return (null, Refusal.Invalid(violations));
        }

        if (standing is null)
        {
            return (new Sponsor(id, displayName, countryCode, requestId, now, Version: 1), null);
        }

        if (standing.RequestId != requestId)
        {
            return (null, Refusal.Of(RefusalReason.AlreadyExists, "sponsor_id", $"sponsor {id} is already registered").With("sponsor", id.Value));
        }

        return standing.DisplayName == displayName && standing.CountryCode == countryCode
            ? (standing, null)
            : (null, Refusal.RequestIdReused(requestId));
    }

    /// <summary>Returns the errors in the ids of a registration.</summary>
    public static IReadOnlyList<Violation> ViolationsOf(SponsorId id, RequestId requestId)
    {
        var found = new ViolationCollector();
        found.Require(requestId.IsWellFormed, "request_id", "1 to 64 printable ASCII characters without spaces");
        found.Require(
            IdPattern().IsMatch(id.Value),
            "sponsor_id",
            "the last part of the sponsor's name alone, without sponsors/: 3 to 40 lower-case letters, digits and hyphens, starting with a letter");
        return found.Found;
    }

    /// <summary>Returns the errors in the sponsor's fields.</summary>
    public static IReadOnlyList<Violation> ViolationsOf(string displayName, string countryCode)
    {
        var found = new ViolationCollector();
        found.Text("sponsor.display_name", displayName, DisplayNameLength);
        found.Require(countryCode.Length == 0 || CountryPattern().IsMatch(countryCode), "sponsor.country_code", "two capital letters of ISO 3166-1, or nothing");
        return found.Found;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{2,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex CountryPattern();
}
