using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement;

/// <summary>Validates the trusts and regions that a draft names, before planning.</summary>
public static class WishedTrusts
{
    /// <param name="known">The network's trusts.</param>
    /// <returns>The violations for trusts that the network does not have.</returns>
    public static IEnumerable<Violation> Unknown(SiteWishes wishes, IReadOnlyCollection<TrustId> known) =>
    [
        .. Unknown("draft.required_trusts", wishes.RequiredTrusts, known),
        .. Unknown("draft.excluded_trusts", wishes.ExcludedTrusts, known),
    ];

    /// <param name="trusts">The network's trusts.</param>
    /// <param name="regions">The network's regions.</param>
    /// <returns>The violations for trusts and regions that the sponsor wishes for, or has contacted, and that the network does not have.</returns>
    public static IEnumerable<Violation> Unknown(StudyIntake? intake, IReadOnlyCollection<TrustId> trusts, IReadOnlyCollection<RegionId> regions) => intake is null
        ? []
        :
        [
            .. Unknown("draft.intake.wanted_trusts", intake.WantedTrusts, trusts),
            .. Unknown("draft.intake.contacted_trusts", intake.ContactedTrusts, trusts),
            .. intake.WantedRegions.Index().Where(wanted => !regions.Contains(wanted.Item)).Select(wanted => new Violation(
                string.Create(CultureInfo.InvariantCulture, $"draft.intake.wanted_regions[{wanted.Index}]"),
                $"expected one of {string.Join(", ", regions)}, found \"{wanted.Item}\"")),
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
