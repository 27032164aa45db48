using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Matching;

/// <summary>Collects current figures from all trusts and has a placement planned on them.</summary>
internal sealed class Matcher(IGrainFactory grains, NetworkSeed seed, RegionalBalanceCache regionalBalance, TimeProvider clock)
{
    /// <summary>Returns the reason why the trusts and regions that a draft names are not possible; null if they are.</summary>
    public async Task<Refusal?> RefusalOfWishesAsync(StudyDraft draft)
    {
        var wishes = draft.Sites;
        if (wishes.RequiredTrusts.IsEmpty && wishes.ExcludedTrusts.IsEmpty && draft.Intake is null)
        {
            return null;
        }

        ImmutableArray<TrustId> known = [.. seed.Trusts.Select(trust => trust.Id)];
        List<Violation> unknown =
        [
            .. WishedTrusts.Unknown(wishes, known),
            .. WishedTrusts.Unknown(draft.Intake, known, [.. seed.Regions.Select(region => region.Id)]),
        ];
        if (unknown.Count > 0)
        {
            return Refusal.Invalid(unknown);
        }

        var open = new Dictionary<TrustId, ImmutableSortedSet<Area>>();
        foreach (var trust in wishes.RequiredTrusts)
        {
            open[trust] = (await grains.GetGrain<ITrustGrain>(trust.Value).GetSitesAsync()).Areas.Open;
        }

        var classification = Classifier.Classify(StudySubject.Of(draft));
        var closed = WishedTrusts.Closed(wishes, classification, open).ToList();
        return closed.Count > 0 ? Refusal.Invalid(closed) : null;
    }

    /// <summary>Returns the reason why a study cannot be forwarded: no trust has declared its field; null if one has.</summary>
    public async Task<Refusal?> RefusalOfForwardingAsync(Study study, StudyForwarded forwarded)
    {
        var replies = await Task.WhenAll(seed.Trusts.Select(trust => grains.GetGrain<ITrustGrain>(trust.Id.Value).GetProfileAsync()));
        return Forwarding.RefusalOf(study, forwarded, replies.Select(reply => reply.Profile).OfType<TrustProfile>());
    }

    /// <summary>Plans a study that need not be registered. Every study on the waiting list has precedence over it.</summary>
    public Task<PlacementPreview> PreviewAsync(
        StudyDraft draft, Classification classification, PlanExtras extras, CancellationToken cancellationToken) =>
        PlanAsync(draft, classification, StandingSites.None, order: null, CapacityView.AsItIs, extras, cancellationToken);

    /// <param name="standing">The study's standing with the sites that it asked before.</param>
    /// <param name="view">Which reservations of other studies count as free capacity.</param>
    public async Task<PlacementPlan> PlanAsync(Study study, StandingSites standing, CapacityView view = CapacityView.AsItIs) =>
        (await PlanAsync(study.Draft, study.Classification, standing, study.Order, view, PlanExtras.None, CancellationToken.None)).Plan;

    /// <summary>
    /// Returns the most patients that a study could have at a site if all that its trust declares were free; null where that cannot be told now.
    /// </summary>
    public async Task<int?> MostEverAsync(Study study, InterestSite site)
    {
        var window = EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(clock.GetUtcNow()));
        var demand = window.DemandOf(study.Draft, study.Classification.Lead!.Value);
        var query = new SiteQuery(site.Area, study.Classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        var reply = await grains.GetGrain<ITrustGrain>(site.Trust.Value).GetFiguresAsync(new GetSiteFigures(query, OpenIn: []));
        return reply.Figures is { } figures ? PlacementPlanner.MostEverAt(figures, study.Draft, study.Classification, window, seed) : null;
    }

    /// <summary>Returns a placed site's commitment re-phased to its reported recruitment, on the trust's current figures.</summary>
    public async Task<SiteHold> RephaseAsync(Study study, StudySite site)
    {
        var lastMonth = Month.Of(study.Draft.EnrolmentEnd);
        var window = EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(study.RegisteredAt));
        var query = new SiteQuery(
            site.Area,
            study.Classification.ConditionGroup,
            window.DemandOf(study.Draft, study.Classification.Lead!.Value),
            site.Granted.Start,
            CommitmentPhasing.QueryMonths(site, lastMonth))
        {
            Order = study.Order,
        };
        var reply = await grains.GetGrain<ITrustGrain>(site.Trust.Value).GetFiguresAsync(new GetSiteFigures(query, OpenIn: []));
        var thisMonth = Month.Of(OsloTime.DateAt(clock.GetUtcNow()));
        return CommitmentPhasing.Rephase(site, reply.Figures!, study.EnrolmentEndedAt is not null, thisMonth, lastMonth);
    }

    private async Task<PlacementPreview> PlanAsync(
        StudyDraft draft,
        Classification classification,
        StandingSites standing,
        WaitingOrder? order,
        CapacityView view,
        PlanExtras extras,
        CancellationToken cancellationToken)
    {
        if (classification.Lead is not { } lead)
        {
            return new PlacementPreview(PlacementPlanner.Unclassified(draft, classification), Menu: null);
        }

        var window = EnrolmentWindow.Of(draft, OsloTime.DateAt(clock.GetUtcNow()));
        var demand = window.DemandOf(draft, lead);
        var query = new SiteQuery(lead, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand))
        {
            Order = order,
            View = view,
            IsOfChildren = draft.IsOfChildren(),
        };
        var question = new GetSiteFigures(query, [.. classification.Areas]);
        var figures = await AskAllAsync(question, standing);
        var balance = await regionalBalance.GetAsync(cancellationToken);
        PlacementPreview Plan() =>
            PlacementPlanner.Preview(draft, classification, window, figures, seed, standing, balance, extras, cancellationToken);

        // Long calculations run outside the grain's turn: a cancellation message would otherwise wait until they end.
        return extras != PlanExtras.None ? await Task.Run(Plan, cancellationToken) : Plan();
    }

    /// <summary>Asks every trust: only the trust knows in which networks it takes part, and it counts under the lead if it is in several.</summary>
    private async Task<ImmutableArray<SiteFigures>> AskAllAsync(GetSiteFigures question, StandingSites standing)
    {
        var replies = await Task.WhenAll(seed.Trusts.Select(trust =>
            grains.GetGrain<ITrustGrain>(trust.Id.Value).GetFiguresAsync(QuestionTo(trust.Id, question, standing))));
        return ReferredPatients.AddTo(
            [.. replies.Select(reply => reply.Figures).OfType<SiteFigures>()], [.. replies.Select(reply => reply.Referred).OfType<ReferredPatients>()]);
    }

    /// <summary>A site that was asked before is judged under the same area as then, even if its trust accepts no new studies.</summary>
    private static GetSiteFigures QuestionTo(TrustId trust, GetSiteFigures question, StandingSites standing) =>
        standing.Kept.TryGetValue(trust, out var kept)
            ? new GetSiteFigures(question.Query with { Area = kept.Area }, OpenIn: [])
            : question;
}
