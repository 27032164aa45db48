using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<SponsorService.SponsorServiceBase>), nameof(Binding<>.Bind))]
internal sealed class SponsorGrpcService(IGrainFactory grains, ISponsorRegistry registry) : SponsorService.SponsorServiceBase
{
    public override async Task<V1.Sponsor> RegisterSponsor(RegisterSponsorRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var requestId = new RequestId(request.RequestId);
        var id = SponsorId.FromText(request.SponsorId);
        fields.Add(SponsorDecisions.ViolationsOf(id, requestId));
        if (request.Sponsor is { } said)
        {
            fields.Add(SponsorDecisions.ViolationsOf(said.DisplayName, said.CountryCode));
        }
        else
        {
            fields.Add("sponsor", "expected a sponsor");
        }

        fields.ThrowIfAny();
        var reply = await grains.GetGrain<ISponsorGrain>(id.Value).RegisterAsync(
            new RegisterSponsor(requestId, request.Sponsor!.DisplayName, request.Sponsor.CountryCode));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : ToProto(reply.Sponsor!);
    }

    public override async Task<V1.Sponsor> GetSponsor(GetSponsorRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Sponsor("name", request.Name);
        fields.ThrowIfAny();
        var reply = await grains.GetGrain<ISponsorGrain>(id.Value).GetAsync();
        return reply.Sponsor is { } sponsor
            ? ToProto(sponsor)
            : throw ApiErrors.NotFound(request.Name);
    }

    public override async Task<ListSponsorsResponse> ListSponsors(ListSponsorsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var pageSize = fields.PageSize(request.PageSize);
        var after = fields.PageToken(ResourceNames.Sponsors, request.PageToken);
        fields.ThrowIfAny();
        var ids = await registry.ListAsync(after, pageSize + 1, context.CancellationToken);
        var page = ids.Take(pageSize).ToList();
        var sponsors = await Task.WhenAll(page.Select(id => grains.GetGrain<ISponsorGrain>(id.Value).GetAsync()));
        var response = new ListSponsorsResponse { Sponsors = { sponsors.Select(reply => ToProto(reply.Sponsor!)) } };
        if (ids.Count > pageSize)
        {
            response.NextPageToken = Pages.TokenOf(ResourceNames.Sponsors, page[^1].Value);
        }

        return response;
    }

    private static V1.Sponsor ToProto(Domain.Sponsors.Sponsor sponsor) => new()
    {
        Name = ResourceNames.Of(sponsor.Id),
        DisplayName = sponsor.DisplayName,
        CountryCode = sponsor.CountryCode,
        RegisterTime = sponsor.RegisteredAt.ToTimestamp(),
        Etag = Etags.Of(sponsor.Version),
    };
}
