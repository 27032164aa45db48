using TrialMatch.Primitives;

namespace TrialMatch.Domain.Sponsors;

/// <summary>A company that wants to place studies.</summary>
/// <param name="CountryCode">ISO 3166-1 alpha-2; empty when not said.</param>
/// <param name="RequestId">The request that registered it.</param>
/// <param name="Version">Counts its changes, from 1.</param>
public sealed record Sponsor(
    SponsorId Id, string DisplayName, string CountryCode, RequestId RequestId, DateTimeOffset RegisteredAt, long Version);
