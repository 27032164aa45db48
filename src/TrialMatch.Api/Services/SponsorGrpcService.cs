using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class SponsorGrpcService(IGrainFactory grains) : SponsorService.SponsorServiceBase
{
    public override async Task<V1.Sponsor> RegisterSponsor(RegisterSponsorRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
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
        _ = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Sponsor("name", request.Name);
        fields.ThrowIfAny();
        var reply = await grains.GetGrain<ISponsorGrain>(id.Value).GetAsync();
        return reply.Sponsor is { } sponsor
            ? ToProto(sponsor)
            : throw ApiErrors.NotFound(request.Name);
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
