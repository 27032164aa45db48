using TrialMatch.Primitives;

namespace TrialMatch.Domain.Obstacles;

/// <summary>Who reports obstacles: a trust or a sponsor. Exactly one of them is set.</summary>
public sealed record ObstacleReporter(TrustId? Trust, SponsorId? Sponsor)
{
    private const string Trusts = "trusts/";
    private const string Sponsors = "sponsors/";

    /// <summary>"trusts/bergen" or "sponsors/acme": the name by which it is known, and the key of what it reported.</summary>
    public string Name => Trust is { } trust ? Trusts + trust : Sponsors + Sponsor;

    public static ObstacleReporter Of(TrustId trust) => new(trust, Sponsor: null);

    public static ObstacleReporter Of(SponsorId sponsor) => new(Trust: null, sponsor);

    /// <summary>Returns the reporter of a name; null for any other text.</summary>
    public static ObstacleReporter? FromName(string name) =>
        name.StartsWith(Trusts, StringComparison.Ordinal) ? Of(TrustId.FromText(name[Trusts.Length..]))
        : name.StartsWith(Sponsors, StringComparison.Ordinal) ? Of(SponsorId.FromText(name[Sponsors.Length..]))
        : null;
}
