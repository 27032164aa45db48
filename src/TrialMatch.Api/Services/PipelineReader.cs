using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Services;

/// <summary>
/// Reads trusts' pipelines: the inquiries that asked a trust are in the registry, and what each would take is in its plan. Nothing is kept for it,
/// so it is as the studies are now. The work grows with a trust's open inquiries, not with what is stored.
/// </summary>
internal sealed class PipelineReader(IGrainFactory grains, IStudyRegistry registry, TimeProvider clock)
{
    private const int MaxMonths = 60;

    /// <summary>The states of requests behind which an open inquiry may be.</summary>
    private static readonly RequestState[] OfOpenInquiries = [RequestState.InterestAsked, RequestState.Interested, RequestState.InterestSilent];

    public async Task<TrustPipeline> ReadAsync(TrustId trust, GetTrustCapacity query, CancellationToken cancellation) =>
        TrustPipeline.Of(await CapacityAsync(trust, query), await TakesAsync(trust, except: null, cancellation), await registry.CountConversionsAsync(cancellation));

    /// <summary>Returns how crowded the sites would be at which an inquiry's plan places it; empty once it has ended.</summary>
    public async Task<IReadOnlyList<(TrustId Trust, Crowding Crowding)>> CrowdingAsync(Study study, CancellationToken cancellation)
    {
        if (study.Inquiry is not { IsOpen: true, Figures.PlannedTrusts: { } planned })
        {
            return [];
        }

        var conversions = await registry.CountConversionsAsync(cancellation);
        var query = new GetTrustCapacity(Month.Of(OsloTime.DateAt(clock.GetUtcNow())), MaxMonths);
        return await Task.WhenAll(planned.Select(async trust =>
        {
            var others = await TakesAsync(trust, except: study.Id, cancellation);
            return (trust, TrustPipeline.Of(await CapacityAsync(trust, query), others, conversions, PipelineTake.Of(study, trust)).Crowding);
        }));
    }

    private async Task<IReadOnlyList<PipelineTake>> TakesAsync(TrustId trust, StudyId? except, CancellationToken cancellation)
    {
        var asked = new List<StudyId>();
        foreach (var state in OfOpenInquiries)
        {
            var page = new RequestPage([], NextPageToken: string.Empty);
            do
            {
                page = await registry.ListRequestsAsync(new RequestQuery(Area: null, trust, state, Mapping.RequestReader.MaxPageSize, page.NextPageToken), cancellation);
                asked.AddRange(page.Requests.Select(request => request.Study));
            }
            while (page.NextPageToken.Length > 0);
        }

        var studies = await Task.WhenAll(asked.Where(id => id != except).Distinct().Select(async id => (await grains.GetGrain<IStudyGrain>(id.Value).GetAsync()).Study));
        return [.. studies.OfType<Study>().Select(study => PipelineTake.Of(study, trust)).OfType<PipelineTake>()];
    }

    private async Task<IReadOnlyList<Domain.Capacity.PoolCapacity>> CapacityAsync(TrustId trust, GetTrustCapacity query) =>
        (await grains.GetGrain<ITrustGrain>(trust.Value).GetCapacityAsync(query)).Pools;
}
