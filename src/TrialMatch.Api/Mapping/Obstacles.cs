using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Obstacles;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what stood in the way.</summary>
internal static class Obstacles
{
    public static V1.Obstacle ToProto(this Obstacle obstacle, ObstacleReporter reporter) => new()
    {
        Name = ObstacleNames.Of(reporter, obstacle.Number),
        Category = (V1.Obstacle.Types.Category)(int)obstacle.Category,
        Text = obstacle.Text,
        Study = obstacle.Study is { } study ? ResourceNames.Of(study) : string.Empty,
        ReportTime = obstacle.ReportedAt.ToTimestamp(),
        Tags = { obstacle.Tags },
        Taggings =
        {
            obstacle.Taggings.Select(tagging => new V1.ObstacleTagging { Tags = { tagging.Tags }, Role = tagging.Role, Time = tagging.At.ToTimestamp() }),
        },
    };

    public static V1.CountObstaclesResponse ToProto(this ObstacleCounts counts) => new()
    {
        FromTrusts = counts.FromTrusts,
        FromSponsors = counts.FromSponsors,
        Categories =
        {
            counts.ByCategory.Select(each => new V1.ObstacleCategoryCount { Category = (V1.Obstacle.Types.Category)(int)each.Category, Obstacles = each.Count }),
        },
        Tags = { counts.ByTag.Select(each => new V1.ObstacleTagCount { Tag = each.Tag, Obstacles = each.Count }) },
    };
}
