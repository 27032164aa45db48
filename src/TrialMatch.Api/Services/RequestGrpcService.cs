using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<RequestService.RequestServiceBase>), nameof(Binding<>.Bind))]
internal sealed class RequestGrpcService(
    KnownResources known, IGrainFactory grains, IStudyRegistry registry, FeedStream feed, StudyCommands commands) : RequestService.RequestServiceBase
{
    private const string NotBesideACentre = "expected only without a centre";

    public override async Task<ListRequestsResponse> ListRequests(ListRequestsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var centre = fields.CentreFilter("centre", request.Centre);
        var trust = fields.TrustFilter("trust", request.Trust);
        var state = (RequestState?)(int?)fields.Filter("state", request.State);
        if (request.Unanswered && state is not null)
        {
            fields.Add("unanswered", "expected false, or no state");
        }

        var pageSize = fields.PageSize(request.PageSize);
        var among = known.TrustsOf(fields, request.Region);
        if (request.Forwarded && centre is not null)
        {
            fields.Add("forwarded", NotBesideACentre);
        }

        fields.ThrowIfAny();
        if (trust is { } asked)
        {
            known.EnsureTrust(asked);
        }

        Domain.Areas.Area? area = request.Forwarded ? Domain.Areas.Area.OtherFields : centre is { } hub ? known.EnsureCentre(hub).Area : null;
        if (trust is { } one && request.Region.Length > 0 && !among.Contains(one))
        {
            return new ListRequestsResponse();
        }

        var query = new RequestQuery(area, trust, state, pageSize, request.PageToken)
        {
            Among = trust is null ? among : [],
            IsUnanswered = request.Unanswered,
        };
        var page = await registry.ListRequestsAsync(query, context.CancellationToken).OrInvalidPageToken();
        var response = new ListRequestsResponse { NextPageToken = page.NextPageToken };
        var sponsors = await DisplayNamesAsync(page.Requests);
        response.Requests.AddRange(page.Requests.Select(entry =>
        {
            var told = entry.ToProto();
            told.Brief = entry.Brief?.ToProto(sponsors[entry.Brief.Sponsor]);
            return told;
        }));
        return response;
    }

    public override Task<V1.Study> AcceptRequest(AcceptRequestRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var accepted = new RequestAccepted(
            fields.Trust("trust", request.Trust),
            request.Patients,
            fields.OptionalMonth("start_month", request.StartMonth),
            request.Investigator,
            request.Remarks,
            request.AnsweredByCentre);
        return commands.DoAsync(fields, Command(request.Study, request.RequestId, request.Etag), accepted, context);
    }

    public override Task<V1.Study> DeclineRequest(DeclineRequestRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var declined = new RequestDeclined(
            fields.Trust("trust", request.Trust), (DeclineReason)(int)request.Reason, request.Remarks, request.AnsweredByCentre);
        return commands.DoAsync(fields, Command(request.Study, request.RequestId, request.Etag), declined, context);
    }

    public override async Task WatchRequests(
        WatchRequestsRequest request, IServerStreamWriter<WatchRequestsResponse> responseStream, ServerCallContext context)
    {
        var fields = new RequestReader();
        if (request.Forwarded && request.Centre.Length > 0)
        {
            fields.Add("forwarded", NotBesideACentre);
        }

        CentreId? centre = request.Forwarded ? null : fields.Centre("centre", request.Centre);
        fields.ThrowIfAny();
        var topic = Topics.OfRequests(centre is { } hub ? known.EnsureCentre(hub).Area : Domain.Areas.Area.OtherFields);
        await feed.SendAsync(topic, request.AfterVersion, (entry, stop) => responseStream.WriteAsync(ToProto(entry), stop), context.CancellationToken);
    }

    private static WatchRequestsResponse ToProto(FeedEntry entry)
    {
        var news = RequestNews.FromPayload(entry.Payload);
        var told = new WatchRequestsResponse { Version = entry.Sequence, Time = entry.At.ToTimestamp(), Type = news.Type };
        told.Requests.AddRange(news.Requests.Select(request => request.ToProto()));
        return told;
    }

    private static StudyCommand Command(string study, string requestId, string etag) => new("study", study, requestId, etag);

    private async Task<Dictionary<SponsorId, string>> DisplayNamesAsync(IEnumerable<RequestEntry> requests)
    {
        var ids = requests.Select(entry => entry.Brief?.Sponsor).OfType<SponsorId>().Distinct();
        var replies = await Task.WhenAll(ids.Select(async id => (Id: id, (await grains.GetGrain<ISponsorGrain>(id.Value).GetAsync()).Sponsor)));
        return replies.ToDictionary(reply => reply.Id, reply => reply.Sponsor?.DisplayName ?? string.Empty);
    }
}
