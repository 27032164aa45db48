using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>
/// Selects what the centres' inboxes learn of a study's events: every change of a request, every reminder, and the requests of a study that
/// is disclosed.
/// </summary>
internal static class StudyNews
{
    public static IEnumerable<FeedItem> Of(Study? before, Study after, HistoryEntry entry) => after.Sites
        .Where(site => entry.Event is StudyDisclosed || !IsAsBefore(site, before?.FindSite(site.Trust)))
        .GroupBy(site => site.Area)
        .Select(area => new FeedItem(
            Topics.OfRequests(area.Key),
            entry.At,
            new RequestNews(
                StudyEventNames.NameOf(entry.Event), entry.Version, [.. area.Select(site => RequestEntries.InNews(after, site))]).ToPayload()));

    private static bool IsAsBefore(StudySite site, StudySite? before) =>
        before is not null && (site.State, site.AskedAt, site.Reminded) == (before.State, before.AskedAt, before.Reminded);
}
