using System.Collections.Immutable;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<StudyService.StudyServiceBase>), nameof(Binding<>.Bind))]
internal sealed class StudyGrpcService(
    IGrainFactory grains, IStudyRegistry registry, StudyCommands commands, KnownResources known, HistoryVerification verification, PublicWindow window,
    IHostApplicationLifetime host) : StudyService.StudyServiceBase
{
    /// <summary>Far more studies than have ever waited at once.</summary>
    private const int MaxWaiting = 100_000;

    private readonly IPlannerGrain _planner = grains.GetGrain<IPlannerGrain>(0);

    public override async Task<PreviewPlacementResponse> PreviewPlacement(PreviewPlacementRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var draft = fields.Draft(request.Draft);
        fields.ThrowIfAny();
        var reply = await _planner.PreviewAsync(new PreviewPlacement(draft!, ExtrasOf(request)), context.CancellationToken);
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : PlanMenus.Response(reply.Preview!);
    }

    private static PlanExtras ExtrasOf(PreviewPlacementRequest request) =>
        (request.WithCounterfactuals ? PlanExtras.Counterfactuals : PlanExtras.None) | (request.WithMenu ? PlanExtras.Menu : PlanExtras.None);

    public override async Task<V1.Study> RegisterStudy(RegisterStudyRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var requestId = fields.RequestId(request.RequestId);
        var sponsor = fields.Sponsor("sponsor", request.Sponsor);
        var draft = fields.Draft(request.Draft);
        var intent = (Domain.Studies.StudyIntent?)(int?)fields.Filter("intent", request.Intent) ?? Domain.Studies.StudyIntent.Place;
        fields.ThrowIfAny();
        var study = StudyKey.For(sponsor, requestId);
        CallTrace.Tell(study);
        var reply = await StudyOf(study).RegisterAsync(
            new RegisterStudy(requestId, sponsor, draft!, caller.Actor, request.DuplicateOfKnown, caller.Authority, intent));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : await commands.ShowAsync(reply.Study!, context);
    }

    public override async Task<V1.Study> GetStudy(GetStudyRequest request, ServerCallContext context)
    {
        var reply = await StudyOf(IdOf(request.Name)).GetAsync();
        return reply.Study is { } study
            ? await commands.ShowAsync(study, context)
            : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<ListStudiesResponse> ListStudies(ListStudiesRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var query = StudyFilters.Read(fields, request, known, Caller.Of(context));
        fields.ThrowIfAny();
        if (query.Sponsor is { } sponsor)
        {
            await known.EnsureSponsorAsync(sponsor);
        }

        var page = await registry.ListAsync(query, context.CancellationToken).OrInvalidPageToken();
        var response = new ListStudiesResponse { NextPageToken = page.NextPageToken };
        response.Studies.AddRange(page.Studies.Select(entry => entry.ToProto()));
        return response;
    }

    public override async Task<ListStudyEventsResponse> ListStudyEvents(ListStudyEventsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Study("name", request.Name);
        var query = fields.EventPage(id, request.PageSize, request.PageToken);
        fields.ThrowIfAny();
        var history = await StudyOf(id).GetHistoryAsync();
        return history.Entries.IsEmpty ? throw ApiErrors.NotFound(request.Name) : EventPages.Read(query, history.Entries, Caller.Of(context));
    }

    public override async Task<VerifyHistoryResponse> VerifyHistory(VerifyHistoryRequest request, ServerCallContext context) =>
        await verification.VerifyAsync(IdOf(request.Name), context.CancellationToken) ?? throw ApiErrors.NotFound(request.Name);

    public override Task<V1.Study> AcceptOffer(AcceptOfferRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new OfferAccepted(request.Remarks), context);

    public override Task<V1.Study> DeclineOffer(DeclineOfferRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new OfferDeclined(request.Remarks), context);

    public override Task<V1.Study> WithdrawStudy(WithdrawStudyRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new StudyWithdrawn(request.Remarks), context);

    public override Task<V1.Study> AssignArea(AssignAreaRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(),
        Command(request.Name, request.RequestId, request.Etag),
        new AreaAssigned((Domain.Areas.Area)(int)request.Lead, request.Remarks),
        context);

    public override Task<V1.Study> ForwardStudy(ForwardStudyRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var field = fields.OptionalField("field", request.Field);
        return commands.DoAsync(
            fields, Command(request.Name, request.RequestId, request.Etag), new StudyForwarded(field, request.Remarks), context);
    }

    public override Task<V1.Study> PrioritiseStudy(PrioritiseStudyRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(),
        Command(request.Name, request.RequestId, request.Etag),
        new StudyPrioritised(request.Priority, request.Remarks),
        context);

    public override Task<V1.Study> DiscloseStudy(DiscloseStudyRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new StudyDisclosed(request.Remarks), context);

    public override async Task<V1.Study> ReleaseStudy(ReleaseStudyRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var from = fields.OptionalDay("from_date", request.FromDate);
        var study = await commands.DoAsync(
            fields, Command(request.Name, request.RequestId, request.Etag), new StudyReleased(from, request.Title, request.Remarks), context);
        window.Forget();
        return study;
    }

    public override async Task<V1.Study> WithholdStudy(WithholdStudyRequest request, ServerCallContext context)
    {
        var study = await commands.DoAsync(
            new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new StudyWithheld(request.Remarks), context);
        window.Forget();
        return study;
    }

    public override Task<V1.Study> ReportRecruitment(ReportRecruitmentRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var reported = new RecruitmentReported(
            fields.Trust("trust", request.Trust), fields.Month("month", request.Month), request.Patients, request.Remarks)
        {
            IsOutsideWindowConfirmed = request.OutsideWindow,
            IsFigureConfirmed = request.Confirm,
        };
        return commands.DoAsync(fields, Command(request.Name, request.RequestId, request.Etag), reported, context);
    }

    public override Task<V1.Study> EndEnrolment(EndEnrolmentRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new LastPatientIn(request.Remarks), context);

    public override Task<V1.Study> CloseStudy(CloseStudyRequest request, ServerCallContext context) => commands.DoAsync(
        new RequestReader(), Command(request.Name, request.RequestId, request.Etag), new StudyClosed(request.Remarks), context);

    public override async Task<ListWaitingStudiesResponse> ListWaitingStudies(ListWaitingStudiesRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var lead = (Domain.Areas.Area?)(int?)fields.Filter("lead", request.Lead);
        var after = fields.WaitingPlace(lead, request.PageToken);
        var pageSize = fields.PageSize(request.PageSize);
        fields.ThrowIfAny();
        return WaitingPages.Read(lead, after, pageSize, await registry.ListWaitingAsync(lead, MaxWaiting, context.CancellationToken));
    }

    public override async Task WatchStudy(
        WatchStudyRequest request, IServerStreamWriter<WatchStudyResponse> responseStream, ServerCallContext context)
    {
        var id = IdOf(request.Name);
        var history = (await StudyOf(id).GetHistoryAsync()).Entries;
        if (history.IsEmpty)
        {
            throw ApiErrors.NotFound(request.Name);
        }

        if (request.AfterVersion < 0 || request.AfterVersion > history[^1].Version)
        {
            throw ApiErrors.Invalid("after_version", "expected 0 or the last version seen of this study");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, host.ApplicationStopping);
        try
        {
            await FollowAsync(id, history, request.AfterVersion, Caller.Of(context), responseStream, either.Token);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            StoppingServer.EndStream(host);
        }
    }

    /// <summary>Writes the events after a version as they happen, until the study has ended for good.</summary>
    /// <param name="happened">The history from its beginning: what an event says depends on the study before it.</param>
    private async Task FollowAsync(
        StudyId id, ImmutableArray<HistoryEntry> happened, long seen, Caller reader, IServerStreamWriter<WatchStudyResponse> stream, CancellationToken stop)
    {
        Domain.Studies.Study? study = null;
        var isBlinded = false;
        while (true)
        {
            isBlinded = Blinding.After(isBlinded, happened);
            foreach (var entry in happened)
            {
                var before = study;
                study = Domain.Studies.Study.After(before, id, entry);
                if (entry.Version > seen)
                {
                    await stream.WriteAsync(new WatchStudyResponse { Event = EventDescriptions.ToProto(entry, before, study, reader, isBlinded) }, stop);
                }
            }

            if (study!.IsSettledForGood)
            {
                return;
            }

            happened = (await StudyOf(id).GetEventsAsync(study.Version).WaitAsync(stop)).Entries;
        }
    }

    private static StudyId IdOf(string name)
    {
        var fields = new RequestReader();
        var study = fields.Study("name", name);
        fields.ThrowIfAny();
        return study;
    }

    private IStudyGrain StudyOf(StudyId id) => grains.GetGrain<IStudyGrain>(id.Value);

    private static StudyCommand Command(string name, string requestId, string etag) => new("name", name, requestId, etag);
}
