using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class StudyGrpcService(IGrainFactory grains, IStudyRegistry registry) : StudyService.StudyServiceBase
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 1_000;

    public override async Task<PreviewPlacementResponse> PreviewPlacement(PreviewPlacementRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await grains.GetGrain<IPlannerGrain>(0).PreviewAsync(new PreviewPlacement(request.Draft.ToDomain()));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : new PreviewPlacementResponse { Plan = reply.Plan!.ToProto() };
    }

    public override async Task<RegisterStudyResponse> RegisterStudy(RegisterStudyRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var sponsor = ResourceNames.Sponsor("sponsor", request.Sponsor);
        var requestId = new RequestId(request.RequestId);
        var reply = await grains.GetGrain<IStudyGrain>(StudyKey.For(sponsor, requestId).Value).RegisterAsync(
            new RegisterStudy(requestId, sponsor, request.Draft.ToDomain(), caller.Actor));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : new RegisterStudyResponse { Study = reply.Study!.ToProto() };
    }

    public override async Task<GetStudyResponse> GetStudy(GetStudyRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await GrainOf(request.Name).GetAsync();
        return reply.Study is { } study
            ? new GetStudyResponse { Study = study.ToProto() }
            : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<ListStudiesResponse> ListStudies(ListStudiesRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var page = await registry.ListAsync(QueryOf(request), context.CancellationToken).OrInvalidPageToken();
        var response = new ListStudiesResponse { NextPageToken = page.NextPageToken };
        response.Studies.AddRange(page.Studies.Select(entry => entry.ToProto()));
        return response;
    }

    public override async Task<ListStudyEventsResponse> ListStudyEvents(ListStudyEventsRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var history = await GrainOf(request.Name).GetHistoryAsync();
        if (history.Entries.IsEmpty)
        {
            throw ApiErrors.NotFound(request.Name);
        }

        var response = new ListStudyEventsResponse();
        response.Events.AddRange(StudyEvents.ToProto(ResourceNames.Study(request.Name), history.Entries));
        return response;
    }

    private IStudyGrain GrainOf(string name) => grains.GetGrain<IStudyGrain>(ResourceNames.Study(name).Value);

    private static StudyQuery QueryOf(ListStudiesRequest request)
    {
        if (request.PageSize is < 0 or > LargestPageSize)
        {
            throw ApiErrors.Invalid("page_size", $"expected 1 to {LargestPageSize}, or 0 for {DefaultPageSize}");
        }

        RequireDefined("state", request.State);
        RequireDefined("lead", request.Lead);
        return new StudyQuery(
            request.Sponsor.Length == 0 ? null : ResourceNames.Sponsor("sponsor", request.Sponsor),
            request.State == V1.Study.Types.State.Unspecified ? null : (StudyState)(int)request.State,
            request.Lead == Area.Unspecified ? null : (Domain.Areas.Area)(int)request.Lead,
            request.PageSize == 0 ? DefaultPageSize : request.PageSize,
            request.PageToken);
    }

    private static void RequireDefined<T>(string field, T value)
        where T : struct, System.Enum
    {
        if (!System.Enum.IsDefined(value))
        {
            throw ApiErrors.Invalid(field, "expected a known value, or none for all");
        }
    }
}
