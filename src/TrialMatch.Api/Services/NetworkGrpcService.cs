using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;
using CapacityIndicator = TrialMatch.Domain.Indicators.CapacityIndicator;
using RegionalRules = TrialMatch.Domain.Regions.RegionalRules;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<NetworkService.NetworkServiceBase>), nameof(Binding<>.Bind))]
internal sealed class NetworkGrpcService(
    IGrainFactory grains, NetworkSeed seed, KnownResources known, IStudyRegistry registry, PipelineReader pipelines, CapacityChangeAssessment changes, RegionalRules regional, TimeProvider clock)
    : NetworkService.NetworkServiceBase
{
    private const int DefaultMonths = 12;
    private const int MaxMonths = 60;
    private const int LastYear = 9_000;

    public override async Task<ListCentresResponse> ListCentres(ListCentresRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var (page, next) = fields.PageOf(
            ResourceNames.Centres, seed.Centres, centre => centre.Id.Value, request.PageSize, request.PageToken);
        fields.ThrowIfAny();
        var networks = await Task.WhenAll(page.Select(centre => grains.GetGrain<ICentreGrain>(centre.Id.Value).GetAsync()));
        var response = new ListCentresResponse { NextPageToken = next };
        response.Centres.AddRange(networks.Select(reply => reply.Network!.ToProto()));
        return response;
    }

    public override async Task<V1.Centre> GetCentre(GetCentreRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Centre("name", request.Name);
        fields.ThrowIfAny();
        _ = known.EnsureCentre(id);
        return (await grains.GetGrain<ICentreGrain>(id.Value).GetAsync()).Network!.ToProto();
    }

    public override async Task<ListTrustsResponse> ListTrusts(ListTrustsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var (page, next) = fields.PageOf(ResourceNames.Trusts, seed.Trusts, trust => trust.Id.Value, request.PageSize, request.PageToken);
        fields.ThrowIfAny();
        var trusts = await Task.WhenAll(page.Select(trust => TrustOf(trust.Id).GetProfileAsync()));
        var response = new ListTrustsResponse { NextPageToken = next };
        response.Trusts.AddRange(trusts.Where(reply => !reply.IsUnreadable).Select(reply => reply.Profile!.ToProto(reply.Version)));
        response.Unreachable.AddRange(page.Zip(trusts).Where(pair => pair.Second.IsUnreadable).Select(pair => ResourceNames.Of(pair.First.Id)));
        return response;
    }

    public override async Task<V1.Trust> GetTrust(GetTrustRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var reply = await TrustOf(id).GetProfileAsync();
        return reply.Profile is { } profile ? profile.ToProto(reply.Version) : throw ApiErrors.Unreadable(request.Name);
    }

    public override async Task<GetTrustCapacityResponse> GetTrustCapacity(GetTrustCapacityRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var query = Query(fields, request.From, request.MonthCount);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var capacity = await TrustOf(id).GetCapacityAsync(query);
        var response = new GetTrustCapacityResponse { Name = request.Name, Version = capacity.LedgerVersion };
        response.Pools.AddRange(capacity.All.Select(pool => pool.ToProto()));
        return response;
    }

    public override async Task<V1.TrustPipeline> GetTrustPipeline(GetTrustPipelineRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var query = Query(fields, request.From, request.MonthCount);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        return (await pipelines.ReadAsync(id, query, context.CancellationToken)).ToProto(id);
    }

    public override async Task<GetCapacityIndicatorsResponse> GetCapacityIndicators(GetCapacityIndicatorsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var query = Query(fields, request.From, request.MonthCount);
        fields.ThrowIfAny();
        var profiles = await Task.WhenAll(known.TrustsOf(target).Select(async trust => (Trust: trust, (await TrustOf(trust).GetProfileAsync()).IsUnreadable)));
        var (unreachable, reachable) = (profiles.Where(trust => trust.IsUnreadable), profiles.Where(trust => !trust.IsUnreadable));
        var read = await Task.WhenAll(reachable.Select(trust => pipelines.ReadAsync(trust.Trust, query, context.CancellationToken)));
        return new GetCapacityIndicatorsResponse
        {
            Parent = request.Parent,
            Definition = CapacityIndicator.Definition,
            Source = CapacityIndicator.Source,
            Caveats = { CapacityIndicator.Caveats },
            Pools = { CapacityIndicator.Of(read).Select(capacity => capacity.ToProto()) },
            Unreachable = { unreachable.Select(trust => ResourceNames.Of(trust.Trust)) },
        };
    }

    public override async Task<ListFieldInterestsResponse> ListFieldInterests(ListFieldInterestsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var field = fields.OptionalField("field", request.Field);
        var trusts = await Task.WhenAll(seed.Trusts.Select(trust => TrustOf(trust.Id).GetProfileAsync()));
        List<V1.FieldInterest> all =
        [
            .. trusts
                .Select(reply => reply.Profile)
                .OfType<TrustProfile>()
                .SelectMany(profile => profile.Fields.Select(interest => (profile.Id, Interest: interest)))
                .Where(declared => field is null || declared.Interest.Field == field)
                .OrderBy(declared => declared.Interest.Field)
                .Select(declared => declared.Interest.ToProto(declared.Id)),
        ];
        var (page, next) = fields.PageOf(
            $"fields/{request.Field}", all, interest => $"{interest.Field}/{interest.Trust}", request.PageSize, request.PageToken);
        fields.ThrowIfAny();
        var response = new ListFieldInterestsResponse { NextPageToken = next };
        response.Interests.AddRange(page);
        response.Unreachable.AddRange(seed.Trusts.Zip(trusts).Where(pair => pair.Second.IsUnreadable).Select(pair => ResourceNames.Of(pair.First.Id)));
        return response;
    }

    public override async Task<V1.RegionalAccount> GetRegionalAccount(GetRegionalAccountRequest request, ServerCallContext context)
    {
        var since = regional.PeriodBegins(clock.GetUtcNow());
        var account = await registry.SumRegionsAsync(since, DateTimeOffset.MaxValue, context.CancellationToken);
        return account.ToProto(regional, seed.Regions, since);
    }

    public override async Task<AssessCapacityChangeResponse> AssessCapacityChange(AssessCapacityChangeRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var change = request.ChangeOf(fields);
        fields.ThrowIfAny();
        var opened = request.HasOpenedArea ? (Domain.Areas.Area)(int)request.OpenedArea : (Domain.Areas.Area?)null;
        var response = await changes.RunAsync([.. known.TrustsOf(target)], change, opened, context.CancellationToken);
        response.Parent = request.Parent;
        return response;
    }

    private ITrustGrain TrustOf(TrustId id) => grains.GetGrain<ITrustGrain>(id.Value);

    private GetTrustCapacity Query(RequestReader fields, Google.Type.Date? firstMonth, int monthCount)
    {
        if (monthCount is < 0 or > MaxMonths)
        {
            fields.Add("month_count", $"expected 1 to {MaxMonths}, or 0 for {DefaultMonths}");
        }

        if (firstMonth is { Year: >= LastYear })
        {
            fields.Add("from", $"expected a day before the year {LastYear}");
        }

        var from = fields.OptionalMonth("from", firstMonth) ?? Month.Of(OsloTime.DateAt(clock.GetUtcNow()));
        return new GetTrustCapacity(from, monthCount == 0 ? DefaultMonths : monthCount);
    }
}
