using Grpc.Core;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

/// <summary>Shows everyone what sponsors have released, and what Norway can do.</summary>
[BindServiceMethod(typeof(Binding<PublicWindowService.PublicWindowServiceBase>), nameof(Binding<>.Bind))]
internal sealed class PublicWindowGrpcService(PublicWindow window) : PublicWindowService.PublicWindowServiceBase
{
    private static readonly string MayBeKept = $"public, max-age={PublicWindow.MaxAge.TotalSeconds:0}";

    public override async Task<ListPublicTrialsResponse> ListPublicTrials(ListPublicTrialsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var area = fields.Filter("area", request.Area);
        var view = await window.ReadAsync(context.CancellationToken);
        var (page, next) = fields.PageOf(
            $"publicTrials/{request.Area}", [.. view.Trials.Where(trial => area is null || trial.Area == area)], trial => trial.Name, request.PageSize, request.PageToken);
        fields.ThrowIfAny();
        AllowKeeping(context);
        return new ListPublicTrialsResponse { Trials = { page }, NextPageToken = next };
    }

    public override async Task<ListPublicFieldsResponse> ListPublicFields(ListPublicFieldsRequest request, ServerCallContext context)
    {
        var view = await window.ReadAsync(context.CancellationToken);
        AllowKeeping(context);
        return new ListPublicFieldsResponse { Fields = { view.Fields }, PeriodStart = view.From.ToProto(), PeriodEnd = view.To.ToProto() };
    }

    private static void AllowKeeping(ServerCallContext context) => context.GetHttpContext().Response.Headers.CacheControl = MayBeKept;
}
