using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Grains.Abstractions.Obstacles;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;
using TrialMatch.V1;
using Obstacle = TrialMatch.V1.Obstacle;

namespace TrialMatch.Api.Services;

/// <summary>What stood in the way, as trusts and sponsors report it.</summary>
[BindServiceMethod(typeof(Binding<ObstacleService.ObstacleServiceBase>), nameof(Binding<>.Bind))]
internal sealed class ObstacleGrpcService(IGrainFactory grains, ObstacleReader obstacles, KnownResources known) : ObstacleService.ObstacleServiceBase
{
    public override async Task<Obstacle> ReportObstacle(ReportObstacleRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var command = new ReportObstacle(
            new RequestId(request.RequestId),
            (ObstacleCategory)(int)request.Category,
            request.Text,
            request.Study.Length == 0 ? null : fields.Study("study", request.Study));
        fields.Add(ObstacleDecisions.ViolationsOf(command.RequestId, command.Category, command.Text));
        fields.ThrowIfAny();
        var reporter = await ReporterOfAsync(target);
        await EnsureKnowsAsync(reporter, command.Study);
        var reply = await obstacles.GrainOf(reporter).ReportAsync(command);
        return reply.Refusal is { } refusal ? throw ApiErrors.From(refusal) : reply.Obstacle!.ToProto(reporter);
    }

    public override async Task<Obstacle> GetObstacle(GetObstacleRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.OfObstacle(request.Name, fields);
        fields.ThrowIfAny();
        _ = ObstacleNames.TryRead(request.Name, out _, out var number);
        var reporter = await ReporterOfAsync(target);
        var reported = (await obstacles.GrainOf(reporter).ListAsync()).Obstacles;
        return number <= reported.Length ? reported[number - 1].ToProto(reporter) : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<ListObstaclesResponse> ListObstacles(ListObstaclesRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var category = fields.Filter("category", request.Category);
        var (from, to) = fields.Days(request.FromDate, request.ToDate);
        fields.ThrowIfAny();
        var read = await obstacles.ReadAsync(await ReportersOfAsync(target, context.CancellationToken), from, to);
        var (page, next) = fields.PageOf(
            $"obstacles/{request.Parent}/{request.Category}/{request.Tag}/{from:O}/{to:O}",
            [
                .. read
                    .Where(each => category is null || (int)each.Obstacle.Category == (int)category)
                    .Where(each => request.Tag.Length == 0 || each.Obstacle.Tags.Contains(request.Tag, StringComparer.Ordinal)),
            ],
            each => ObstacleNames.Of(each.Reporter, each.Obstacle.Number),
            request.PageSize,
            request.PageToken);
        fields.ThrowIfAny();
        return new ListObstaclesResponse { Obstacles = { page.Select(each => each.Obstacle.ToProto(each.Reporter)) }, NextPageToken = next };
    }

    public override async Task<Obstacle> TagObstacle(TagObstacleRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.OfObstacle(request.Name, fields);
        var requestId = new RequestId(request.RequestId);
        fields.Add(ObstacleDecisions.ViolationsOf(requestId, [.. request.Tags]));
        fields.ThrowIfAny();
        _ = ObstacleNames.TryRead(request.Name, out _, out var number);
        var reporter = await ReporterOfAsync(target);
        var command = new TagObstacle(requestId, number, [.. request.Tags], Caller.Of(context).Used?.ToString() ?? string.Empty);
        var reply = await obstacles.GrainOf(reporter).TagAsync(command);
        return reply switch
        {
            { Refusal: { } refusal } => throw ApiErrors.From(refusal),
            { Obstacle: { } tagged } => tagged.ToProto(reporter),
            _ => throw ApiErrors.NotFound(request.Name),
        };
    }

    public override async Task<CountObstaclesResponse> CountObstacles(CountObstaclesRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var (from, to) = fields.Days(request.FromDate, request.ToDate);
        fields.ThrowIfAny();
        var response = ObstacleCounts.Of(await obstacles.ReadAsync(await ReportersOfAsync(target, context.CancellationToken), from, to)).ToProto();
        response.Parent = request.Parent;
        return response;
    }

    private async Task<ObstacleReporter> ReporterOfAsync(Target target)
    {
        switch (target)
        {
            case Target.OfTrust about:
                known.EnsureTrust(about.Trust);
                return ObstacleReporter.Of(about.Trust);
            case Target.OfSponsor about:
                await known.EnsureSponsorAsync(about.Sponsor);
                return ObstacleReporter.Of(about.Sponsor);
            default:
                throw new ArgumentOutOfRangeException(nameof(target), target, "Expected a trust or a sponsor.");
        }
    }

    private async Task<IEnumerable<ObstacleReporter>> ReportersOfAsync(Target target, CancellationToken cancellation) => target switch
    {
        Target.OfRegion about => known.EnsureRegion(about.Region).Select(ObstacleReporter.Of),
        Target.OfTrust or Target.OfSponsor => [await ReporterOfAsync(target)],
        _ => await obstacles.EveryoneAsync(cancellation),
    };

    /// <summary>A study that is not the reporter's is answered as if it did not exist, whoever reports for it.</summary>
    private async Task EnsureKnowsAsync(ObstacleReporter reporter, StudyId? study)
    {
        if (study is { } id
            && (await grains.GetGrain<IStudyGrain>(id.Value).GetAsync()).Study is var found
            && !(found is not null && (reporter.Sponsor is { } sponsor ? found.Sponsor == sponsor : found.Asked.Any(site => site.Trust == reporter.Trust))))
        {
            throw ApiErrors.NotFound(ResourceNames.Of(id));
        }
    }
}
