using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Network;

/// <summary>A hospital trust or non-profit hospital, as publicly known.</summary>
/// <param name="OrganisationNumber">Nine digits of the national register of legal entities.</param>
/// <param name="ReshId">Its id in the register of units of the specialist health service; null where none is known.</param>
/// <param name="CatchmentPopulation">People it serves in emergencies; 0 for a hospital that only takes referrals.</param>
/// <param name="Latitude">Of its main city, in degrees north.</param>
/// <param name="Longitude">Of its main city, in degrees east.</param>
public sealed record Trust(
    TrustId Id,
    string Name,
    RegionId Region,
    string OrganisationNumber,
    string? ReshId,
    int CatchmentPopulation,
    string City,
    double Latitude,
    double Longitude,
    ImmutableArray<string> Hospitals);
