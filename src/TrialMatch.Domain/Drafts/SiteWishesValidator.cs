using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Drafts;

/// <summary>Validates a draft's constraints on sites, independently of the network.</summary>
internal static class SiteWishesValidator
{
    private const string RequiredField = "required_trusts";
    private const string ExcludedField = "excluded_trusts";

    public static void Check(SiteWishes wishes, ViolationCollector violations)
    {
        CheckTrusts(RequiredField, wishes.RequiredTrusts, violations);
        CheckTrusts(ExcludedField, wishes.ExcludedTrusts, violations);
        ViolationCollector.Each(RequiredField, wishes.RequiredTrusts, (field, trust) =>
            violations.Require(!wishes.ExcludedTrusts.Contains(trust), field, $"a trust that excluded_trusts does not name, found \"{trust}\""));
        CheckBounds(wishes, violations);
        violations.Require(Enum.IsDefined(wishes.Plan), "plan", "one of " + EnumText.Of(Enum.GetValues<PlanKind>().Where(kind => kind != PlanKind.Unspecified)));
    }

    private static void CheckTrusts(string field, ImmutableArray<TrustId> trusts, ViolationCollector violations)
    {
        violations.Count(field, trusts, StudyDraftLimits.Trusts);
        violations.Require(trusts.Distinct().Count() == trusts.Length, field, "each trust once");
    }

    private static void CheckBounds(SiteWishes wishes, ViolationCollector violations)
    {
        if (wishes.MinSites is { } min)
        {
            violations.Within("min_sites", min, 1, StudyDraftLimits.Trusts);
        }

        if (wishes.MaxSites is not { } max)
        {
            return;
        }

        violations.Within("max_sites", max, 1, StudyDraftLimits.Trusts);
        if (max < 1)
        {
            return;
        }

        violations.Require(wishes.MinSites is not { } least || least <= max, "max_sites", "min_sites or more");
        violations.Require(wishes.RequiredTrusts.Length <= max, "max_sites", "at least as many as required_trusts names");
    }
}
