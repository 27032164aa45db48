using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Obstacles;

/// <summary>What a trust or a sponsor reported that stood in the way. What it says never changes; overseers tag it.</summary>
/// <param name="Number">Counts what the same reporter reported, from 1.</param>
/// <param name="RequestId">The request that reported it; repeating that changes nothing.</param>
/// <param name="Text">What happened, in words.</param>
/// <param name="Study">The study that it is about; null for none.</param>
public sealed record Obstacle(
    int Number, RequestId RequestId, ObstacleCategory Category, string Text, StudyId? Study, DateTimeOffset ReportedAt)
{
    /// <summary>Every change of its tags, the earliest first.</summary>
    public ImmutableArray<ObstacleTagging> Taggings { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The present tags, in order.</summary>
    public ImmutableArray<string> Tags => Taggings.IsEmpty ? [] : Taggings[^1].Tags;
}
