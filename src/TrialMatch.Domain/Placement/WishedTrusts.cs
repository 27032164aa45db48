using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Validates the trusts that a draft requires or excludes, before planning.</summary>
public static class WishedTrusts
{
    /// <param name="known">The network's trusts.</param>
    /// <returns>The violations for trusts that the network does not have.</returns>
    public static IEnumerable<Violation> Unknown(SiteWishes wishes, IReadOnlyCollection<TrustId> known) =>
    [
        .. Unknown("draft.required_trusts", wishes.RequiredTrusts, known),
        .. Unknown("draft.excluded_trusts", wishes.ExcludedTrusts, known),
    ];

    /// <param name="openAreas">The areas in which each required trust has an open site.</param>
    /// <returns>The violations for required trusts that have no open site for such a study.</returns>
    public static IEnumerable<Violation> Closed(
        SiteWishes wishes, Classification classification, IReadOnlyDictionary<TrustId, ImmutableSortedSet<Area>> openAreas)
    {
        for (var i = 0; i < wishes.RequiredTrusts.Length; i++)
        {
            var trust = wishes.RequiredTrusts[i];
            if (openAreas.TryGetValue(trust, out var open) && WhyClosed(open, classification) is { } why)
            {
                yield return new Violation($"draft.required_trusts[{i}]", $"expected a trust that may take part: trusts/{trust} {why}");
            }
        }
    }

    private static string? WhyClosed(ImmutableSortedSet<Area> open, Classification classification) =>
        classification.IsTriage || classification.Areas.Any(open.Contains)
            ? null
            : $"has no open site in {EnumText.Of(classification.Areas)}";

    private static IEnumerable<Violation> Unknown(string field, ImmutableArray<TrustId> trusts, IReadOnlyCollection<TrustId> known)
    {
        for (var i = 0; i < trusts.Length; i++)
        {
            if (!known.Contains(trusts[i]))
            {
                var nearest = NearestText.To(trusts[i].Value, known.Select(trust => trust.Value));
                var hint = nearest.Count == 0 ? string.Empty : "; nearest: " + string.Join(", ", nearest.Select(id => $"trusts/{id}"));
                yield return new Violation($"{field}[{i}]", $"trusts/{trusts[i]} does not exist{hint}");
            }
        }
    }
}
