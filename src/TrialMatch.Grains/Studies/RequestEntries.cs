using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Studies;

internal static class RequestEntries
{
    /// <summary>Returns the rows of all that a study asks, one per trust: a request comes in the place of the inquiry's question.</summary>
    public static ImmutableArray<RequestEntry> Of(Study study) =>
    [
        .. study.Sites.Select(site => Of(study, site)),
        .. (study.Inquiry?.Sites ?? []).Where(site => study.FindSite(site.Trust) is null).Select(site => Of(study, site)),
    ];

    /// <summary>Returns the registry row of a study's request to a site.</summary>
    public static RequestEntry Of(Study study, StudySite site) => InNews(study, site) with
    {
        AnsweredAt = site.AnsweredAt,
        DeclineReason = site.Refusal?.Reason,
        PromisedPatients = PromisedBy(study, site),
        Interest = InterestOf(study.Inquiry?.FindSite(site.Trust)),
        Brief = BriefOf(study, site.Asked.Start, PoolWorkload.Of(site.Asked)),
    };

    /// <summary>Returns the row for request news, without the brief, which would inflate a feed entry with many sites.</summary>
    public static RequestEntry InNews(Study study, StudySite site) => new(
        study.Id,
        study.Draft.Title,
        site.Area,
        site.Trust,
        site.State,
        site.AskedAt,
        site.AnswerBy,
        site.AskedPatients)
    {
        AcceptedPatients = site.Acceptance?.Patients ?? 0,
        AcceptedStart = site.Acceptance is null ? null : site.Start,
        IsBlinded = study.IsBlinded,
    };

    private static RequestEntry Of(Study study, InterestSite site) => InNews(study, site) with
    {
        AnsweredAt = site.AnsweredAt,
        Interest = InterestOf(site),
        Brief = BriefOf(study, site.Start, workload: []),
    };

    /// <summary>Returns the row of an inquiry's question for news, without the brief.</summary>
    public static RequestEntry InNews(Study study, InterestSite site) => new(
        study.Id,
        study.Draft.Title,
        site.Area,
        site.Trust,
        StateOf(study, site),
        site.AskedAt,
        site.AnswerBy,
        site.Patients)
    {
        IsBlinded = study.IsBlinded,
    };

    /// <summary>Once the inquiry is confirmed, what a site said stands until others are asked to take part, or the study ends.</summary>
    private static RequestState StateOf(Study study, InterestSite site) => site switch
    {
        _ when study.IsOver || !study.Sites.IsEmpty => RequestState.InquiryEnded,
        { SaidYes: true } => RequestState.Interested,
        { SaidNo: true } => RequestState.NotInterested,
        { IsSilent: true } => RequestState.InterestSilent,
        _ => RequestState.InterestAsked,
    };

    /// <summary>From placement on, the plan is the one that was offered and accepted.</summary>
    private static double? PromisedBy(Study study, StudySite site) => study.PlacedAt is not null && site.State == RequestState.Accepted
        ? study.Plan!.Chosen.FirstOrDefault(chosen => chosen.Trust == site.Trust)?.Patients?.Mean
        : null;

    private static InterestState? InterestOf(InterestSite? site) => site switch
    {
        null => null,
        { SaidYes: true } => InterestState.Yes,
        { SaidNo: true } => InterestState.No,
        { IsSilent: true } => InterestState.Silent,
        { IsDropped: true } => InterestState.Dropped,
        _ => InterestState.Asked,
    };

    private static RequestBrief BriefOf(Study study, Month start, ImmutableArray<PoolWorkload> workload) => new(
        study.Sponsor,
        study.Draft.Phase,
        study.Draft.Conditions.FirstOrDefault(string.Empty),
        study.Classification.ConditionGroup,
        start,
        study.Draft.EnrolmentStart,
        study.Draft.EnrolmentEnd,
        study.Draft.PlannedFollowUpMonths(),
        workload);
}
