using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Says which of the trusts that a draft requires or excludes cannot be meant, before anything is planned.</summary>
public static class WishedTrusts
{
    /// <param name="known">The network's trusts.</param>
    /// <returns>Trusts that the network does not have.</returns>
    public static IEnumerable<Violation> Unknown(SiteWishes wishes, IReadOnlyCollection<TrustId> known) =>
    [
        .. Unknown("draft.required_trusts", wishes.RequiredTrusts, known),
        .. Unknown("draft.excluded_trusts", wishes.ExcludedTrusts, known),
    ];

    /// <param name="openAreas">Of each required trust, the areas it has an open site in.</param>
    /// <returns>Required trusts that have no open site for such a study.</returns>
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
