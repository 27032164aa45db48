using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Notices;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>Selects the study events about which centres and trusts get e-mail.</summary>
internal static class StudyNotices
{
    public static IEnumerable<FeedItem> Of(Study? before, Study after, HistoryEntry entry)
    {
        var ofSites = after.Sites
            .Select(site => (Site: site, Kind: KindOf(before?.FindSite(site.Trust), site)))
            .Where(told => told.Kind is not null)
            .Select(told => new Notice(told.Kind!.Value, after.Id, told.Site.Trust, told.Site.Area, told.Site.AnswerBy));
        var ofStudy = entry.Event is Offered offered && after.Classification.Lead is { } lead
            ? [new Notice(NoticeKind.OfferMade, after.Id, null, lead, offered.StandsUntil)]
            : Enumerable.Empty<Notice>();
        return ofSites.Concat(ofStudy).Concat(InquiryNotices.Of(before, after, entry)).Select(notice => notice.ToFeedItem(entry.At));
    }

    private static NoticeKind? KindOf(StudySite? before, StudySite after) => (before?.State, after.State) switch
    {
        _ when after.IsOpen && before?.AskedAt != after.AskedAt => NoticeKind.RequestMade,
        _ when after.IsOpen && before?.Reminded != after.Reminded =>
            after.Reminded == ReminderKind.LastDay ? NoticeKind.ReminderLastDay : NoticeKind.ReminderHalfTime,
        (RequestState.Open, RequestState.Withdrawn) => NoticeKind.RequestWithdrawn,
        (not RequestState.Lost, RequestState.Lost) => NoticeKind.HoldEvicted,
        _ => null,
    };
}
