using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The registry tables behind lists; written by the store together with grain state, read here.</summary>
public interface IStudyRegistry
{
    /// <summary>Enough to look into; a bound on what is read and kept for a key that many studies share.</summary>
    const int MostDuplicatesOfAKey = 5;

    /// <summary>One page of studies, oldest registration first, then by id.</summary>
    /// <exception cref="FormatException">The page token was not issued by this registry for this list.</exception>
    Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken);

    /// <summary>Studies whose due time has come, the longest overdue first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StudyEntry>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>One page of requests, earliest deadline first, then as they were asked, then by study, then by trust.</summary>
    /// <exception cref="FormatException">The page token was not issued by this registry for this list.</exception>
    Task<RequestPage> ListRequestsAsync(RequestQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The waiting list in the order in which it is served: highest priority, then earliest registration, then id;
    /// at most <paramref name="limit"/> studies.
    /// </summary>
    /// <param name="lead">The studies of this lead centre; null for those of all, in one order.</param>
    Task<IReadOnlyList<StudyEntry>> ListWaitingAsync(Area? lead, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// How many studies of a lead centre's waiting list are served before a study with this priority, registration and id;
    /// whether it is on the list itself does not matter.
    /// </summary>
    Task<int> CountWaitingBeforeAsync(
        Area lead, int priority, DateTimeOffset registeredAt, StudyId study, CancellationToken cancellationToken);

    /// <summary>
    /// The studies that have one of these keys: for each key, in the order asked, at most the first
    /// <see cref="MostDuplicatesOfAKey"/> that were written with it. A study that was last written before keys were has none.
    /// </summary>
    Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(ImmutableArray<string> identityKeys, CancellationToken cancellationToken);

    /// <summary>The regional account: the sum, by region, of all studies that were placed at <paramref name="since"/> or later (<see cref="StudyEntry.Placement"/>).</summary>
    Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
