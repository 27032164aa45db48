using System.Collections.Immutable;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>What a placed study counts for on the regional account.</summary>
/// <param name="Regions">Each region once.</param>
public sealed record PlacementEntry(DateTimeOffset PlacedAt, ImmutableArray<AccountEntry> Regions);
