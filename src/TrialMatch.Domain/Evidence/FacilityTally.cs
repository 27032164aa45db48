using System.Collections.Immutable;

namespace TrialMatch.Domain.Evidence;

/// <summary>Counts how facilities were matched, and lists those that were not.</summary>
public sealed class FacilityTally
{
    private readonly Dictionary<FacilityMatchKind, int> _counts = [];
    private readonly Dictionary<(FacilityMatchKind Kind, string Facility), int> _notFound = [];

    public int All => _counts.Values.Sum();

    public void Add(FacilityMatch match)
    {
        _counts[match.Kind] = Count(match.Kind) + 1;
        if (match.Trust is null)
        {
            var key = (match.Kind, match.Facility.ToString());
            _notFound[key] = _notFound.GetValueOrDefault(key) + 1;
        }
    }

    public int Count(FacilityMatchKind kind) => _counts.GetValueOrDefault(kind);

    /// <summary>Returns the unmatched facilities of a kind, each once, the most frequent first.</summary>
    public ImmutableArray<(string Facility, int Count)> NotFound(FacilityMatchKind kind) =>
    [
        .. _notFound.Where(found => found.Key.Kind == kind)
            .OrderByDescending(found => found.Value)
            .ThenBy(found => found.Key.Facility, StringComparer.Ordinal)
            .Select(found => (found.Key.Facility, found.Value)),
    ];
}
