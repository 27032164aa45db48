using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class NetworkGrpcService(IGrainFactory grains, NetworkSeed seed, TimeProvider clock) : NetworkService.NetworkServiceBase
{
    private const int DefaultMonths = 12;
    private const int MostMonths = 60;

    public override async Task<ListCentresResponse> ListCentres(ListCentresRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var networks = await Task.WhenAll(seed.Centres.Select(centre => grains.GetGrain<ICentreGrain>(centre.Id.Value).GetAsync()));
        var response = new ListCentresResponse();
        response.Centres.AddRange(networks.Select(reply => reply.Network!.ToProto()));
        return response;
    }

    public override async Task<V1.Centre> GetCentre(GetCentreRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await grains.GetGrain<ICentreGrain>(ResourceNames.Centre(request.Name).Value).GetAsync();
        return reply.Network is { } network
            ? network.ToProto()
            : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<ListTrustsResponse> ListTrusts(ListTrustsRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var trusts = await Task.WhenAll(seed.Trusts.Select(trust => grains.GetGrain<ITrustGrain>(trust.Id.Value).GetProfileAsync()));
        var response = new ListTrustsResponse();
        response.Trusts.AddRange(trusts.Select(reply => reply.Profile!.ToProto(reply.Version)));
        return response;
    }

    public override async Task<V1.Trust> GetTrust(GetTrustRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var reply = await TrustOf(request.Name).GetProfileAsync();
        return reply.Profile is { } profile
            ? profile.ToProto(reply.Version)
            : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<GetTrustCapacityResponse> GetTrustCapacity(GetTrustCapacityRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var trust = TrustOf(request.Name);
        var query = QueryOf(request);
        if ((await trust.GetProfileAsync()).Profile is null)
        {
            throw ApiErrors.NotFound(request.Name);
        }

        var capacity = await trust.GetCapacityAsync(query);
        var response = new GetTrustCapacityResponse { Name = request.Name, Version = capacity.LedgerVersion };
        response.Pools.AddRange(capacity.Pools.Select(pool => pool.ToProto()));
        return response;
    }

    private ITrustGrain TrustOf(string name) => grains.GetGrain<ITrustGrain>(ResourceNames.Trust(name).Value);

    private GetTrustCapacity QueryOf(GetTrustCapacityRequest request)
    {
        if (request.MonthCount is < 0 or > MostMonths)
        {
            throw ApiErrors.Invalid("month_count", $"expected 1 to {MostMonths}, or 0 for {DefaultMonths}");
        }

        var from = request.From is null ? OsloTime.DateAt(clock.GetUtcNow()) : request.From.ToDomain();
        return from is { Year: > 1 and < 9000 } day
            ? new GetTrustCapacity(Month.Of(day), request.MonthCount == 0 ? DefaultMonths : request.MonthCount)
            : throw ApiErrors.Invalid("from", "expected a day of the calendar");
    }
}
