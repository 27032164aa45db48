using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class SponsorGrpcService(IGrainFactory grains) : SponsorService.SponsorServiceBase
{
    public override async Task<V1.Sponsor> RegisterSponsor(RegisterSponsorRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var id = ResourceNames.Sponsor("sponsor_id", "sponsors/" + request.SponsorId);
        var sponsor = request.Sponsor ?? throw ApiErrors.Invalid("sponsor", "expected a sponsor");
        var reply = await grains.GetGrain<ISponsorGrain>(id.Value).RegisterAsync(
            new RegisterSponsor(new RequestId(request.RequestId), sponsor.DisplayName, sponsor.CountryCode));
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : ToProto(reply.Sponsor!);
    }

    public override async Task<V1.Sponsor> GetSponsor(GetSponsorRequest request, ServerCallContext context)
    {
        _ = Caller.Of(context);
        var id = ResourceNames.Sponsor("name", request.Name);
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
        Etag = sponsor.Version.ToString(CultureInfo.InvariantCulture),
    };
}
