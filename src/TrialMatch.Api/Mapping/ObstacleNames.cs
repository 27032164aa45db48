using System.Globalization;
using TrialMatch.Domain.Obstacles;

namespace TrialMatch.Api.Mapping;

/// <summary>Formats and parses the names of obstacles, such as "obstacles/trust-bergen-3".</summary>
internal static class ObstacleNames
{
    private const string Collection = ResourceNames.Obstacles + "/";
    private const string OfTrust = "trust-";
    private const string OfSponsor = "sponsor-";

    public static string Of(ObstacleReporter reporter, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Collection}{(reporter.Trust is { } trust ? OfTrust + trust : OfSponsor + reporter.Sponsor)}-{number}");

    /// <param name="reporter">The reporter's name, such as "trusts/bergen", which may be of nobody.</param>
    public static bool TryRead(string name, out string reporter, out int number)
    {
        number = 0;
        var at = name.LastIndexOf('-');
        reporter = at <= 0 ? string.Empty : name[..at] switch
        {
            var trust when trust.StartsWith(Collection + OfTrust, StringComparison.Ordinal) => $"{ResourceNames.Trusts}/{trust[(Collection.Length + OfTrust.Length)..]}",
            var sponsor when sponsor.StartsWith(Collection + OfSponsor, StringComparison.Ordinal) => $"{ResourceNames.Sponsors}/{sponsor[(Collection.Length + OfSponsor.Length)..]}",
            _ => string.Empty,
        };
        return reporter.Length > 0 && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
