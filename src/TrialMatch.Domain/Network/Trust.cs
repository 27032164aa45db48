using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Network;

/// <summary>The public facts of a hospital trust or non-profit hospital.</summary>
/// <param name="OrganisationNumber">Its number in the national register of legal entities, nine digits.</param>
/// <param name="ReshId">Its id in the register of units of the specialist health service; null where unknown.</param>
/// <param name="CatchmentPopulation">The people it serves in emergencies; 0 for a hospital that only takes referrals.</param>
/// <param name="Latitude">The latitude of its main city, in degrees north.</param>
/// <param name="Longitude">The longitude of its main city, in degrees east.</param>
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
