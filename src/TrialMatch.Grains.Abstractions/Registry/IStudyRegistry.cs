using System.Collections.Immutable;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Reads the tables behind lists and searches. The store writes them together with grain state.</summary>
public interface IStudyRegistry
{
    /// <summary>The maximum number of duplicates returned for one key; bounds the work for a key that many studies share.</summary>
    const int MaxDuplicatesPerKey = 5;

    /// <summary>Returns one page of studies, by registration time (oldest first), then by id.</summary>
    /// <exception cref="FormatException">The page token was not issued by this registry for this list.</exception>
    Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken);

    /// <summary>Returns the studies whose due time has come, longest overdue first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StudyEntry>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Returns one page of requests, by deadline (earliest first), then by the time of asking, by study, and by trust.</summary>
    /// <exception cref="FormatException">The page token was not issued by this registry for this list.</exception>
    Task<RequestPage> ListRequestsAsync(RequestQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the waiting list in the order in which it is served: by priority (highest first), then by registration time (earliest
    /// first), then by id; at most <paramref name="limit"/> studies.
    /// </summary>
    /// <param name="lead">The lead area to filter by; null for all areas, in one order.</param>
    Task<IReadOnlyList<StudyEntry>> ListWaitingAsync(Area? lead, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the studies on an area's waiting list that are served before a study with the given priority, registration time and id. The
    /// study itself need not be on the list.
    /// </summary>
    Task<int> CountWaitingBeforeAsync(
        Area lead, int priority, DateTimeOffset registeredAt, StudyId study, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the studies that have one of these keys: for each key, in the order asked, the first <see cref="MaxDuplicatesPerKey"/>
    /// written with it. A study that was last written before keys existed has none.
    /// </summary>
    Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(ImmutableArray<string> identityKeys, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the regional account: the sum by region over all studies placed at or after <paramref name="since"/> and before <paramref name="before"/>
    /// (<see cref="StudyEntry.Placement"/>).
    /// </summary>
    Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Counts the inquiries that came to an end, and those of them that became a placement (<see cref="StudyEntry.Inquiry"/>).</summary>
    Task<ConversionRecord> CountConversionsAsync(CancellationToken cancellationToken);

    /// <summary>Returns what indicators count of the requests and questions asked from an instant until before another.</summary>
    Task<IReadOnlyList<RequestFact>> ListRequestFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Returns what indicators count of the studies registered from an instant until before another, in that order.</summary>
    Task<IReadOnlyList<StudyFact>> ListStudyFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the placed and recruiting studies that the public may see on a day (<see cref="StudyEntry.PublicFrom"/>), the latest placed first, then
    /// by id; at most <paramref name="limit"/>.
    /// </summary>
    Task<IReadOnlyList<StudyEntry>> ListPublicAsync(DateOnly today, int limit, CancellationToken cancellationToken);

    /// <summary>Returns what sites reported for the months from one to another, both counted, by month.</summary>
    Task<IReadOnlyList<RecruitmentFact>> ListRecruitmentFactsAsync(Month from, Month to, CancellationToken cancellationToken);

    /// <summary>Returns each site of a study that reported a month from one to another, both counted, with the sum of what it reported.</summary>
    Task<IReadOnlyList<ActivityFact>> ListActivityAsync(Month from, Month to, CancellationToken cancellationToken);

    /// <summary>Returns where a study's history ended when it was last written (<see cref="StudyEntry.Head"/>); null if that is not known.</summary>
    Task<HistoryHead?> FindHeadAsync(StudyId study, CancellationToken cancellationToken);
}
