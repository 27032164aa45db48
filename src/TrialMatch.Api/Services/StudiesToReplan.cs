using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Services;

/// <summary>
/// Reads studies with the trusts' present figures, so that they can be planned again: a bounded number of them. The rows of the waiting list and of
/// the last twelve months' refusals are all read, to say how many are left out.
/// </summary>
internal sealed class StudiesToReplan(IGrainFactory grains, IStudyRegistry registry, NetworkSeed network, TimeProvider clock)
{
    /// <summary>The most studies that are read of each kind: what is answered while somebody waits.</summary>
    private const int MaxStudies = 50;

    /// <summary>The most waiting studies that are counted as left out.</summary>
    private const int MaxWaiting = 10_000;

    private const int MonthsBack = 12;

    /// <summary>Comes before every study that waits, so that nothing is kept from it.</summary>
    private static readonly WaitingOrder First = new(Priority: 9, DateTimeOffset.MinValue, new StudyId(string.Empty));

    /// <summary>Returns the first studies of the waiting list, in its order, with what is free to each.</summary>
    /// <param name="also">A trust's figures are read also under this area, in which it may have no site; null for none.</param>
    public async Task<(ImmutableArray<StudyToReplan> Studies, int LeftOut)> ReadWaitingAsync(Area? also, CancellationToken cancellation)
    {
        var entries = await registry.ListWaitingAsync(lead: null, MaxWaiting, cancellation);
        var now = clock.GetUtcNow();
        var studies = await ReadAsync(
            entries.Take(MaxStudies),
            also,
            StudyState.Waitlisted,
            study => (EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(now)), StudyDecisions.StandingOf(study, now), study.Order, CapacityView.AsItIs));
        return (studies, Math.Max(0, entries.Count - MaxStudies));
    }

    /// <summary>Returns the latest studies that were not feasible, registered in the last twelve months, with empty calendars.</summary>
    /// <inheritdoc cref="ReadWaitingAsync"/>
    public async Task<(ImmutableArray<StudyToReplan> Studies, int LeftOut)> ReadRefusedAsync(Area? also, CancellationToken cancellation)
    {
        var entries = await ListRefusedAsync(clock.GetUtcNow().AddMonths(-MonthsBack), cancellation);
        var studies = await ReadAsync(
            entries.TakeLast(MaxStudies),
            also,
            StudyState.NotFeasible,
            study => (EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(study.RegisteredAt)), StandingSites.None, First, CapacityView.AsIfAllWereFree));
        return (studies, Math.Max(0, entries.Count - MaxStudies));
    }

    private async Task<List<StudyEntry>> ListRefusedAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var refused = new List<StudyEntry>();
        var page = new StudyPage([], NextPageToken: string.Empty);
        do
        {
            page = await registry.ListAsync(new StudyQuery(Sponsor: null, StudyState.NotFeasible, Lead: null, Mapping.RequestReader.MaxPageSize, page.NextPageToken) { RegisteredFrom = since }, cancellation);
            refused.AddRange(page.Studies);
        }
        while (page.NextPageToken.Length > 0);

        return refused;
    }

    /// <param name="as">The state in which a study must still be: the list may be older than the study.</param>
    private async Task<ImmutableArray<StudyToReplan>> ReadAsync(
        IEnumerable<StudyEntry> entries,
        Area? also,
        StudyState @as,
        Func<Study, (EnrolmentWindow Window, StandingSites Standing, WaitingOrder Order, CapacityView View)> planningOf)
    {
        var studies = await Task.WhenAll(entries.Select(async entry => (await grains.GetGrain<IStudyGrain>(entry.Id.Value).GetAsync()).Study));
        return [.. await Task.WhenAll(studies.OfType<Study>().Where(study => study.State == @as && study.Classification.Lead is not null).Select(study =>
        {
            var planning = planningOf(study);
            return ReadAsync(study, also, planning.Window, planning.Standing, planning.Order, planning.View);
        }))];
    }

    private async Task<StudyToReplan> ReadAsync(Study study, Area? also, EnrolmentWindow window, StandingSites standing, WaitingOrder order, CapacityView view)
    {
        var lead = study.Classification.Lead!.Value;
        var demand = window.DemandOf(study.Draft, lead);
        var question = new GetSiteFigures(
            new SiteQuery(lead, study.Classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand))
            {
                Order = order,
                View = view,
                IsOfChildren = study.Draft.IsOfChildren(),
            },
            [.. study.Classification.Areas]);
        var under = also is { } area && study.Classification.Areas.Contains(area) ? also : null;
        var replies = await Task.WhenAll(network.Trusts.Select(trust => AskAsync(trust.Id, question, standing, under)));
        var figures = ReferredPatients.AddTo(
            [.. replies.Select(reply => reply.Figures).OfType<SiteFigures>()], [.. replies.Select(reply => reply.Referred).OfType<ReferredPatients>()]);
        return new StudyToReplan(study.Draft, study.Classification, window, demand, standing, figures);
    }

    private async Task<SiteFiguresReply> AskAsync(TrustId trust, GetSiteFigures question, StandingSites standing, Area? also)
    {
        var grain = grains.GetGrain<ITrustGrain>(trust.Value);
        if (standing.Kept.TryGetValue(trust, out var kept))
        {
            return await grain.GetFiguresAsync(question with { Query = question.Query with { Area = kept.Area }, OpenIn = [] });
        }

        var reply = await grain.GetFiguresAsync(question);
        return reply.Figures is null && also is { } area
            ? await grain.GetFiguresAsync(question with { Query = question.Query with { Area = area }, OpenIn = [] })
            : reply;
    }
}
