using System.Collections.Immutable;
using TrialMatch.Domain.Regions;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>A placed study's contribution to the regional account.</summary>
/// <param name="Regions">One entry per region.</param>
public sealed record PlacementEntry(DateTimeOffset PlacedAt, ImmutableArray<AccountEntry> Regions);
