namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>The registry tables behind lists; written by the store together with grain state, read here.</summary>
public interface IStudyRegistry
{
    /// <summary>One page of studies, oldest registration first, then by id.</summary>
    /// <exception cref="FormatException">The page token was not issued by this registry.</exception>
    Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken);

    /// <summary>Studies whose due time has come, the longest overdue first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<StudyEntry>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);
}
