using Orleans.CodeGeneration;
using Orleans.Concurrency;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Obstacles;

/// <summary>What one trust or sponsor reported that stood in the way; its key is the reporter's name, such as "trusts/bergen".</summary>
[Alias("trialmatch.IObstaclesGrain")]
[Version(GrainVersion.Current)]
public interface IObstaclesGrain : IGrainWithStringKey
{
    [Alias("Report")]
    Task<ObstacleReply> ReportAsync(ReportObstacle command);

    /// <summary>Sets an obstacle's tags; returns neither obstacle nor refusal where there is none of the number.</summary>
    [Alias("Tag")]
    Task<ObstacleReply> TagAsync(TagObstacle command);

    /// <summary>Returns everything that was reported, in the order of its numbers.</summary>
    [Alias("List")]
    [AlwaysInterleave]
    Task<ReportedObstacles> ListAsync();
}
