using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

/// <summary>Selects what the centres' inboxes learn of a study's events: every change of a request, and every reminder.</summary>
internal static class StudyNews
{
    public static IEnumerable<FeedItem> Of(Study? before, Study after, HistoryEntry entry) => after.Sites
        .Where(site => !IsAsBefore(site, before?.FindSite(site.Trust)))
        .GroupBy(site => site.Area)
        .Select(area => new FeedItem(
            Topics.OfRequests(area.Key),
            entry.At,
            new RequestNews(
                StudyEventNames.NameOf(entry.Event), entry.Version, [.. area.Select(site => RequestEntries.InNews(after, site))]).ToPayload()));

    private static bool IsAsBefore(StudySite site, StudySite? before) =>
        before is not null && (site.State, site.AskedAt, site.Reminded) == (before.State, before.AskedAt, before.Reminded);
}
