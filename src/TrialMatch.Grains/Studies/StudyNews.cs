using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Selects what the centres' inboxes learn of a study's events: every change of a request, every reminder, and the requests of a study that
/// is disclosed.
/// </summary>
internal static class StudyNews
{
    public static IEnumerable<FeedItem> Of(Study? before, Study after, HistoryEntry entry) => ChangedRequests(before, after, entry.Event)
        .Concat(ChangedInterests(before, after))
        .GroupBy(request => request.Area)
        .Select(area => new FeedItem(
            Topics.OfRequests(area.Key), entry.At, new RequestNews(StudyEventNames.NameOf(entry.Event), entry.Version, [.. area]).ToPayload()));

    private static IEnumerable<RequestEntry> ChangedRequests(Study? before, Study after, StudyEvent happened) => after.Sites
        .Where(site => happened is StudyDisclosed || !IsAsBefore(site, before?.FindSite(site.Trust)))
        .Select(site => RequestEntries.InNews(after, site));

    private static IEnumerable<RequestEntry> ChangedInterests(Study? before, Study after) => (after.Inquiry?.Sites ?? [])
        .Where(site => after.FindSite(site.Trust) is null)
        .Where(site => !IsAsBefore(after, site, before, before?.Inquiry?.FindSite(site.Trust)))
        .Select(site => RequestEntries.InNews(after, site));

    private static bool IsAsBefore(Study after, InterestSite site, Study? before, InterestSite? siteBefore) =>
        siteBefore is not null
        && (site.Answer, site.Reminded) == (siteBefore.Answer, siteBefore.Reminded)
        && RequestEntries.InNews(after, site) == RequestEntries.InNews(before!, siteBefore);

    private static bool IsAsBefore(StudySite site, StudySite? before) =>
        before is not null && (site.State, site.AskedAt, site.Reminded) == (before.State, before.AskedAt, before.Reminded);
}
