using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<SponsorService.SponsorServiceBase>), nameof(Binding<>.Bind))]
internal sealed class SponsorGrpcService(IGrainFactory grains, ISponsorRegistry registry, IStudyRegistry studies, KnownResources known) : SponsorService.SponsorServiceBase
{
    /// <summary>A page of the registry, and far more studies than any sponsor has placed in Norway.</summary>
    private const int MaxStudies = 1_000;

    /// <summary>Few, so that counting leaves room for others' calls.</summary>
    private const int StudiesAtOnce = 20;

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

    public override async Task<V1.SponsorRecord> GetSponsorRecord(GetSponsorRecordRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Sponsor("name", request.Name);
        fields.ThrowIfAny();
        await known.EnsureSponsorAsync(id);
        var page = await studies.ListAsync(new StudyQuery(id, State: null, Lead: null, MaxStudies, string.Empty), context.CancellationToken);
        return Domain.Studies.SponsorRecord.Of(await HistoriesAsync(page)).ToProto(id, isPartial: page.NextPageToken.Length > 0);
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

    private async Task<List<ImmutableArray<HistoryEntry>>> HistoriesAsync(StudyPage page)
    {
        var histories = new List<ImmutableArray<HistoryEntry>>();
        foreach (var some in page.Studies.Chunk(StudiesAtOnce))
        {
            var read = await Task.WhenAll(some.Select(entry => grains.GetGrain<IStudyGrain>(entry.Id.Value).GetHistoryAsync()));
            histories.AddRange(read.Select(history => history.Entries));
        }

        return histories;
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
