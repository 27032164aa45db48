using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Grains.Abstractions.Serialization;

/// <summary>
/// Writes condition groups without a centre in members of their own, wherever they occur without anyone having used them. The version before them
/// skips a member that it does not know, but it cannot read an object with a name that it does not know.
/// </summary>
internal static class GroupsWithoutCentre
{
    public static void SetApart(JsonTypeInfo info)
    {
        if (info.Type == typeof(Classification))
        {
            SetGroupApart(info, nameof(Classification.ConditionGroup));
        }
        else if (info.Type == typeof(RecruitmentEntry))
        {
            SetGroupApart(info, nameof(RecruitmentEntry.ConditionGroup));
        }
        else if (info.Type == typeof(TrustProfile))
        {
            SetApart<ImmutableArray<PoolDeclaration>>(
                info,
                nameof(TrustProfile.Pools),
                "poolsWithoutCentre",
                pools => [.. pools.Where(pool => !pool.Pool.IsWithoutCentre)],
                pools => [.. pools.Where(pool => pool.Pool.IsWithoutCentre)],
                (pools, apart) => pools.AddRange(apart));
        }
    }

    private static void SetGroupApart(JsonTypeInfo info, string property) => SetApart<ConditionGroup?>(
        info,
        property,
        "conditionGroupWithoutCentre",
        group => IsWithoutCentre(group) ? null : group,
        group => IsWithoutCentre(group) ? group : null,
        (group, apart) => apart ?? group);

    private static bool IsWithoutCentre(ConditionGroup? group) => group is { } known && !ConditionGroups.HasCentre(known);

    /// <summary>Divides a property's value between its member and another, and puts it together again.</summary>
    private static void SetApart<T>(JsonTypeInfo info, string property, string member, Func<T, T> kept, Func<T, T> apart, Func<T, T, T> joined)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(property);
        var divided = info.Properties.Single(each => each.Name == name);
        var (get, set) = (divided.Get!, divided.Set!);
        divided.Get = owner => kept((T)get(owner)!);

        var beside = info.CreateJsonPropertyInfo(typeof(T), member);
        beside.Get = owner => apart((T)get(owner)!);
        beside.Set = (owner, value) => set(owner, joined((T)get(owner)!, (T)value!));
        info.Properties.Add(beside);
    }
}
