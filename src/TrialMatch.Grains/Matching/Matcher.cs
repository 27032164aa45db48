using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Grains.Matching;

/// <summary>Gathers live figures from the centres and trusts that a study could go to, and has a placement planned on them.</summary>
internal sealed class Matcher(IGrainFactory grains, NetworkSeed seed, TimeProvider clock)
{
    /// <param name="standing">How the study stands with sites that it asked before.</param>
    public async Task<PlacementPlan> PlanAsync(StudyDraft draft, Classification classification, StandingSites standing)
    {
        if (classification.Lead is not { } lead)
        {
            return PlacementPlanner.Unclassified(draft, classification);
        }

        var window = EnrolmentWindow.Of(draft, OsloTime.DateAt(clock.GetUtcNow()));
        var candidates = await CandidatesAsync(lead, classification.CoLeads);
        var figures = await Task.WhenAll(candidates.Select(candidate => FiguresAsync(candidate, draft, classification, window)));
        return PlacementPlanner.Plan(draft, classification, window, figures, seed.Planning.Recruitment, standing);
    }

    /// <summary>A placed site's commitment as what it recruited leaves it, on the trust's figures of the moment.</summary>
    public async Task<SiteHold> RephaseAsync(Study study, StudySite site)
    {
        var lastMonth = Month.Of(study.Draft.EnrolmentEnd);
        var window = EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(study.RegisteredAt));
        var query = new SiteQuery(
            site.Area,
            study.Classification.ConditionGroup,
            window.DemandOf(study.Draft, study.Classification.Lead!.Value),
            site.Granted.Start,
            CommitmentPhasing.QueryMonths(site, lastMonth));
        var reply = await grains.GetGrain<ITrustGrain>(site.Trust.Value).GetFiguresAsync(new GetSiteFigures(query));
        var thisMonth = Month.Of(OsloTime.DateAt(clock.GetUtcNow()));
        return CommitmentPhasing.Rephase(site, reply.Figures, study.EnrolmentEndedAt is not null, thisMonth, lastMonth);
    }

    /// <summary>The trusts of the lead's network and the co-leads', each once, under the lead where it is in both.</summary>
    private async Task<IReadOnlyList<(TrustId Trust, Area Area)>> CandidatesAsync(Area lead, ImmutableArray<Area> coLeads)
    {
        var networks = await Task.WhenAll(coLeads.Insert(0, lead).Select(NetworkOfAsync));
        return [.. networks.SelectMany(network => network.Trusts.Select(trust => (trust, network.Centre.Area))).DistinctBy(site => site.trust)];
    }

    private async Task<CentreNetwork> NetworkOfAsync(Area area)
    {
        var centre = seed.FindCentre(area) ?? throw new InvalidOperationException($"The network has no centre of {area}.");
        return (await grains.GetGrain<ICentreGrain>(centre.Id.Value).GetAsync()).Network!;
    }

    private async Task<SiteFigures> FiguresAsync(
        (TrustId Trust, Area Area) candidate, StudyDraft draft, Classification classification, EnrolmentWindow window)
    {
        var demand = window.DemandOf(draft, classification.Lead!.Value);
        var query = new SiteQuery(candidate.Area, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        return (await grains.GetGrain<ITrustGrain>(candidate.Trust.Value).GetFiguresAsync(new GetSiteFigures(query))).Figures;
    }
}
