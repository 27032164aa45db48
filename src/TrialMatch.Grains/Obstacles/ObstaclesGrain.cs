using System.Collections.Immutable;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Grains.Abstractions.Obstacles;

namespace TrialMatch.Grains.Obstacles;

/// <summary>What one trust or sponsor reported that stood in the way.</summary>
internal sealed class ObstaclesGrain(
    [PersistentState("obstacles")] IPersistentState<ObstaclesDocument> document,
    TimeProvider clock) : Grain, IObstaclesGrain
{
    private ImmutableArray<Obstacle> _obstacles = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.LeaveInStoreWhenMoved(document);
        _obstacles = document.State.Obstacles;
        return Task.CompletedTask;
    }

    public async Task<ObstacleReply> ReportAsync(ReportObstacle command)
    {
        var (after, reported, refusal) = ObstacleDecisions.Report(
            _obstacles, command.RequestId, command.Category, command.Text, command.Study, clock.GetUtcNow());
        await StoreAsync(after);
        return new ObstacleReply(reported, refusal);
    }

    public async Task<ObstacleReply> TagAsync(TagObstacle command)
    {
        if (command.Number < 1 || command.Number > _obstacles.Length)
        {
            return new ObstacleReply(null, null);
        }

        var (after, tagged, refusal) = ObstacleDecisions.Tag(
            _obstacles, command.Number, command.RequestId, command.Tags, command.Role, clock.GetUtcNow());
        await StoreAsync(after);
        return new ObstacleReply(tagged, refusal);
    }

    public Task<ReportedObstacles> ListAsync() => Task.FromResult(new ReportedObstacles(_obstacles));

    private async Task StoreAsync(ImmutableArray<Obstacle> after)
    {
        if (after != _obstacles)
        {
            document.State = new ObstaclesDocument { Obstacles = after };
            await this.WriteOrDeactivateAsync(document);
            _obstacles = after;
        }
    }
}
