using System.Collections.Immutable;

namespace TrialMatch.Domain.Obstacles;

/// <summary>How many obstacles were reported, by category and by tag.</summary>
/// <param name="ByCategory">Without categories that have none, in their order.</param>
/// <param name="ByTag">Each tag that occurs, the most frequent first. An obstacle with two tags counts for both.</param>
public sealed record ObstacleCounts(
    int FromTrusts, int FromSponsors, ImmutableArray<(ObstacleCategory Category, int Count)> ByCategory, ImmutableArray<(string Tag, int Count)> ByTag)
{
    public static ObstacleCounts Of(IReadOnlyCollection<(ObstacleReporter Reporter, Obstacle Obstacle)> reported) => new(
        reported.Count(each => each.Reporter.Trust is not null),
        reported.Count(each => each.Reporter.Sponsor is not null),
        [.. reported.CountBy(each => each.Obstacle.Category).OrderBy(count => count.Key).Select(count => (count.Key, count.Value))],
        [
            .. reported.SelectMany(each => each.Obstacle.Tags).CountBy(tag => tag)
                .OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => (count.Key, count.Value)),
        ]);
}
