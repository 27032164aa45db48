using Grpc.Core;
using Microsoft.Extensions.Hosting;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class StudyGrpcService(
    IGrainFactory grains, StudyGrains studies, IStudyRegistry registry, StudyCommands commands, IHostApplicationLifetime host) : StudyService.StudyServiceBase
{
    private readonly IPlannerGrain _planner = grains.GetGrain<IPlannerGrain>(0);

    public override async Task<PreviewPlacementResponse> PreviewPlacement(PreviewPlacementRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await _planner.PreviewAsync(new PreviewPlacement(request.Draft.ToDomain(), request.WithCounterfactuals), context.CancellationToken);
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : new PreviewPlacementResponse { Plan = reply.Plan!.ToProto() };
    }

    public override async Task<V1.Study> RegisterStudy(RegisterStudyRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var sponsor = ResourceNames.Sponsor("sponsor", request.Sponsor);
        var requestId = new RequestId(request.RequestId);
        var reply = await studies.Of(StudyKey.For(sponsor, requestId)).RegisterAsync(
            new RegisterStudy(requestId, sponsor, request.Draft.ToDomain(), caller.Actor));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : await commands.ShowAsync(reply.Study!, context.CancellationToken);
    }

    public override async Task<V1.Study> GetStudy(GetStudyRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await GrainOf(request.Name).GetAsync();
        return reply.Study is { } study
            ? await commands.ShowAsync(study, context.CancellationToken)
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

    public override Task<V1.Study> AcceptOffer(AcceptOfferRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new OfferAccepted(request.Remarks), context);

    public override Task<V1.Study> DeclineOffer(DeclineOfferRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new OfferDeclined(request.Remarks), context);

    public override Task<V1.Study> WithdrawStudy(WithdrawStudyRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new StudyWithdrawn(request.Remarks), context);

    public override Task<V1.Study> AssignArea(AssignAreaRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new AreaAssigned((Domain.Areas.Area)(int)request.Lead, request.Remarks), context);

    public override Task<V1.Study> PrioritiseStudy(PrioritiseStudyRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new StudyPrioritised(request.Priority, request.Remarks), context);

    public override async Task<V1.Study> ReportRecruitment(ReportRecruitmentRequest request, ServerCallContext context)
    {
        var month = request.Month.ToMonth() ?? throw ApiErrors.Invalid("month", "expected a day of the calendar");
        var reported = new RecruitmentReported(ResourceNames.Trust("trust", request.Trust), month, request.Patients, request.Remarks)
        {
            IsOutsideWindowConfirmed = request.OutsideWindow,
            IsFigureConfirmed = request.Confirm,
        };
        return await commands.DoAsync("name", request.Name, request.RequestId, reported, context);
    }

    public override Task<V1.Study> EndEnrolment(EndEnrolmentRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new LastPatientIn(request.Remarks), context);

    public override Task<V1.Study> CloseStudy(CloseStudyRequest request, ServerCallContext context) =>
        commands.DoAsync("name", request.Name, request.RequestId, new StudyClosed(request.Remarks), context);

    public override async Task<ListWaitingStudiesResponse> ListWaitingStudies(ListWaitingStudiesRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        RequireDefined("lead", request.Lead);
        Domain.Areas.Area? lead = request.Lead == Area.Unspecified ? null : (Domain.Areas.Area)(int)request.Lead;
        var waiting = await registry.ListWaitingAsync(lead, PageSizes.Of(request.PageSize), context.CancellationToken);
        var response = new ListWaitingStudiesResponse();
        response.Studies.AddRange(waiting.Select(entry => entry.ToProto()));
        return response;
    }

    public override async Task WatchStudy(
        WatchStudyRequest request, IServerStreamWriter<WatchStudyResponse> responseStream, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var grain = GrainOf(request.Name);
        var study = (await grain.GetAsync()).Study ?? throw ApiErrors.NotFound(request.Name);
        if (request.AfterVersion < 0 || request.AfterVersion > study.Version)
        {
            throw ApiErrors.Invalid("after_version", "expected 0 or the last version seen of this study");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, host.ApplicationStopping);
        try
        {
            await FollowAsync(study, grain, request.AfterVersion, responseStream, either.Token);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            // An end without an error would say that the study is over.
            throw new RpcException(new Status(StatusCode.Unavailable, "the server is about to end; go on after the last version seen"));
        }
    }

    private static async Task FollowAsync(
        Domain.Studies.Study study, IStudyGrain grain, long seen, IServerStreamWriter<WatchStudyResponse> stream, CancellationToken stop)
    {
        while (!study.IsSettledForGood || seen < study.Version)
        {
            var fresh = await grain.GetEventsAsync(seen).WaitAsync(stop);
            if (!fresh.Entries.IsEmpty)
            {
                seen = await TellAsync(study.Id, grain, seen, stream, stop);
                study = (await grain.GetAsync()).Study!;
            }
        }
    }

    /// <summary>Writes the events after a version; the state after each needs the history from its beginning.</summary>
    private static async Task<long> TellAsync(
        StudyId id, IStudyGrain grain, long seen, IServerStreamWriter<WatchStudyResponse> stream, CancellationToken cancellationToken)
    {
        foreach (var told in StudyEvents.ToProto(id, (await grain.GetHistoryAsync()).Entries, seen))
        {
            await stream.WriteAsync(new WatchStudyResponse { Event = told }, cancellationToken);
            seen = told.Version;
        }

        return seen;
    }

    private IStudyGrain GrainOf(string name) => studies.Of(ResourceNames.Study(name));

    private static StudyQuery QueryOf(ListStudiesRequest request)
    {
        RequireDefined("state", request.State);
        RequireDefined("lead", request.Lead);
        return new StudyQuery(
            request.Sponsor.Length == 0 ? null : ResourceNames.Sponsor("sponsor", request.Sponsor),
            request.State == V1.Study.Types.State.Unspecified ? null : (StudyState)(int)request.State,
            request.Lead == Area.Unspecified ? null : (Domain.Areas.Area)(int)request.Lead,
            PageSizes.Of(request.PageSize),
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
