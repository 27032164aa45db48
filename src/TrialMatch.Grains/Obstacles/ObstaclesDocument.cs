using System.Collections.Immutable;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Obstacles;

/// <summary>The stored form of what one trust or sponsor reported.</summary>
public sealed class ObstaclesDocument
{
    public int SchemaVersion { get; set => field = StoredSchema.Require(value); } = StoredSchema.Current;

    /// <summary>In the order of their numbers, from 1 without a gap.</summary>
    public ImmutableArray<Obstacle> Obstacles { get; set => field = value.IsDefault ? [] : value; } = [];
}
