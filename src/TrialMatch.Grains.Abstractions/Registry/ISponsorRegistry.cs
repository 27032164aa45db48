using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Lists the registered sponsors. Details of a sponsor come from its grain.</summary>
public interface ISponsorRegistry
{
    /// <summary>Returns the ids that follow a given one, in order; at most <paramref name="limit"/>.</summary>
    /// <param name="after">The last id seen; empty to start from the first.</param>
    Task<IReadOnlyList<SponsorId>> ListAsync(string after, int limit, CancellationToken cancellationToken);
}
