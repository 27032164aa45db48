using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Trusts;

/// <summary>Decides whether a trust's patients can be referred to another, on the profiles of both and of all others.</summary>
public static class ReferralRules
{
    /// <summary>Returns the errors in a change's referrals that only other trusts' profiles show.</summary>
    /// <param name="others">The profiles of the other trusts that can be read.</param>
    public static ImmutableArray<Violation> Validate(TrustId home, ImmutableArray<Referral> referrals, IReadOnlyDictionary<TrustId, TrustProfile> others)
    {
        var found = new ViolationCollector();
        foreach (var (i, referral) in referrals.Index())
        {
            if (referral.Percent > 0 && referral.TreatedAt != home && Enum.IsDefined(referral.Group) && referral.Group != ConditionGroup.Unspecified)
            {
                Check(home, referral, others, string.Create(CultureInfo.InvariantCulture, $"trust.referrals[{i}]"), found);
            }
        }

        return [.. found.Found];
    }

    private static void Check(
        TrustId home, Referral referral, IReadOnlyDictionary<TrustId, TrustProfile> others, string path, ViolationCollector found)
    {
        var field = path + ".treated_at";
        if (!others.TryGetValue(referral.TreatedAt, out var target))
        {
            found.Add(field, $"expected a trust of the network that can be read, found trusts/{ShownText.Of(referral.TreatedAt.Value)}");
            return;
        }

        var area = ConditionGroups.AreaOf(referral.Group);
        found.Require(
            target.TakesPartIn(area, referral.Group, isOfChildren: false),
            field,
            $"a trust that takes part in {EnumText.InWords(area)}; {target.Facts.Name} does not");
        found.Require(
            target.Find(PoolKind.EligiblePatients, area, referral.Group) is not null,
            field,
            $"a trust with patients of {EnumText.InWords(referral.Group)}; {target.Facts.Name} declares none");
        found.Require(
            target.ReferralOf(referral.Group) is null,
            field,
            $"the trust that treats them itself; {target.Facts.Name} refers its own to trusts/{target.ReferralOf(referral.Group)?.TreatedAt}");
        var referring = others.Values.Where(other => other.ReferralOf(referral.Group)?.TreatedAt == home).Select(other => other.Facts.Name).Order(StringComparer.Ordinal).ToList();
        found.Require(referring.Count == 0, path + ".condition_group", $"a group of which no other trust refers its patients here; {string.Join(", ", referring)} does");
    }
}
