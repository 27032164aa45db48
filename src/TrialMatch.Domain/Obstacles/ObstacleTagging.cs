using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Obstacles;

/// <summary>A change of an obstacle's tags.</summary>
/// <param name="RequestId">The request that made it; repeating that changes nothing.</param>
/// <param name="Tags">The tags from then on, in order.</param>
/// <param name="Role">The role that made it, such as "region:west".</param>
public sealed record ObstacleTagging(RequestId RequestId, ImmutableArray<string> Tags, string Role, DateTimeOffset At)
{
    /// <summary>Returns whether a request asks for the same.</summary>
    public bool Asks(ImmutableArray<string> tags) => Tags.AsSpan().SequenceEqual(tags.AsSpan());
}
