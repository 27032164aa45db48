using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Which sponsors are registered; what each is, its grain says.</summary>
public interface ISponsorRegistry
{
    /// <summary>The ids after one, in their order; at most <paramref name="limit"/>.</summary>
    /// <param name="after">The last id seen; empty for the first ones.</param>
    Task<IReadOnlyList<SponsorId>> ListAsync(string after, int limit, CancellationToken cancellationToken);
}
