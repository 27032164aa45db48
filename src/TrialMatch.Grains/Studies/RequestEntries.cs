using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

internal static class RequestEntries
{
    /// <summary>Returns the registry row of a study's request to a site.</summary>
    public static RequestEntry Of(Study study, StudySite site) => InNews(study, site) with { Brief = BriefOf(study, site) };

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

    private static RequestBrief BriefOf(Study study, StudySite site) => new(
        study.Sponsor,
        study.Draft.Phase,
        study.Draft.Conditions.FirstOrDefault(string.Empty),
        study.Classification.ConditionGroup,
        site.Asked.Start,
        study.Draft.EnrolmentStart,
        study.Draft.EnrolmentEnd,
        study.Draft.PlannedFollowUpMonths(),
        PoolWorkload.Of(site.Asked));
}
