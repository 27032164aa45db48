using TrialMatch.Primitives;

namespace TrialMatch.Domain.Sponsors;

/// <summary>A company that wants to place studies.</summary>
/// <param name="CountryCode">The ISO 3166-1 alpha-2 code; empty where not stated.</param>
/// <param name="RequestId">The request that registered it.</param>
/// <param name="Version">The number of its changes, from 1.</param>
public sealed record Sponsor(
    SponsorId Id, string DisplayName, string CountryCode, RequestId RequestId, DateTimeOffset RegisteredAt, long Version);
