using System.Collections.Immutable;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Obstacles;

[GenerateSerializer, Immutable, Alias("trialmatch.ReportObstacle")]
public sealed record ReportObstacle(RequestId RequestId, ObstacleCategory Category, string Text, StudyId? Study);

/// <param name="Number">The number of the obstacle among the reporter's.</param>
/// <param name="Role">The role that sets them, such as "region:west".</param>
[GenerateSerializer, Immutable, Alias("trialmatch.TagObstacle")]
public sealed record TagObstacle(RequestId RequestId, int Number, ImmutableArray<string> Tags, string Role);

/// <summary>The obstacle or a refusal; neither if there is no such obstacle.</summary>
[GenerateSerializer, Immutable, Alias("trialmatch.ObstacleReply")]
public sealed record ObstacleReply(Obstacle? Obstacle, Refusal? Refusal);

[GenerateSerializer, Immutable, Alias("trialmatch.ReportedObstacles")]
public sealed record ReportedObstacles(ImmutableArray<Obstacle> Obstacles);
