using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class RequestGrpcService(
    NetworkSeed network, IGrainFactory grains, IStudyRegistry registry, FeedStream feed, StudyCommands commands) : RequestService.RequestServiceBase
{
    public override async Task<ListRequestsResponse> ListRequests(ListRequestsRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        if (!System.Enum.IsDefined(request.State))
        {
            throw ApiErrors.Invalid("state", "expected a known value, or none for all");
        }

        var query = new RequestQuery(
            request.Centre.Length == 0 ? null : AreaOf("centre", request.Centre),
            request.Trust.Length == 0 ? null : ResourceNames.Trust("trust", request.Trust),
            request.State == SiteRequest.Types.State.Unspecified ? null : (RequestState)(int)request.State,
            PageSizes.Of(request.PageSize),
            request.PageToken);
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

    public override async Task<V1.Study> AcceptRequest(AcceptRequestRequest request, ServerCallContext context)
    {
        var start = request.StartMonth is null
            ? (Domain.Calendar.Month?)null
            : request.StartMonth.ToMonth() ?? throw ApiErrors.Invalid("start_month", "expected a day of the calendar");
        var accepted = new RequestAccepted(
            ResourceNames.Trust("trust", request.Trust), request.Patients, start, request.Investigator, request.Remarks, request.AnsweredByCentre);
        return await commands.DoAsync("study", request.Study, request.RequestId, accepted, context);
    }

    public override async Task<V1.Study> DeclineRequest(DeclineRequestRequest request, ServerCallContext context)
    {
        var declined = new RequestDeclined(
            ResourceNames.Trust("trust", request.Trust), (DeclineReason)(int)request.Reason, request.Remarks, request.AnsweredByCentre);
        return await commands.DoAsync("study", request.Study, request.RequestId, declined, context);
    }

    public override async Task WatchRequests(
        WatchRequestsRequest request, IServerStreamWriter<WatchRequestsResponse> responseStream, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var topic = Topics.OfRequests(AreaOf("centre", request.Centre));
        await foreach (var entry in feed.FollowAsync(topic, request.AfterVersion, context.CancellationToken).OrInvalidVersion())
        {
            var news = RequestNews.FromPayload(entry.Payload);
            var told = new WatchRequestsResponse { Version = entry.Sequence, Time = entry.At.ToTimestamp(), Type = news.Type };
            told.Requests.AddRange(news.Requests.Select(request => request.ToProto()));
            await responseStream.WriteAsync(told, context.CancellationToken);
        }
    }

    private async Task<Dictionary<SponsorId, string>> DisplayNamesAsync(IEnumerable<RequestEntry> requests)
    {
        var ids = requests.Select(entry => entry.Brief?.Sponsor).OfType<SponsorId>().Distinct();
        var replies = await Task.WhenAll(ids.Select(async id => (Id: id, (await grains.GetGrain<ISponsorGrain>(id.Value).GetAsync()).Sponsor)));
        return replies.ToDictionary(reply => reply.Id, reply => reply.Sponsor?.DisplayName ?? string.Empty);
    }

    private Domain.Areas.Area AreaOf(string field, string name)
    {
        var id = ResourceNames.Centre(field, name);
        return network.Centres.FirstOrDefault(centre => centre.Id == id)?.Area ?? throw ApiErrors.NotFound(name);
    }
}
