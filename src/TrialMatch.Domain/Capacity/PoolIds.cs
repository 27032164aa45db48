using System.Collections.Immutable;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Capacity;

/// <summary>Formats pool ids: the kind, then a dot and the areas or condition group, if any.</summary>
public static class PoolIds
{
    /// <summary><c>study-nurse-minutes</c></summary>
    public static PoolId Of(PoolKind kind) => new(Kebab(kind));

    /// <summary><c>study-nurse-minutes.cancer</c>, <c>imaging-slots.cancer+gastrointestinal</c></summary>
    public static PoolId Of(PoolKind kind, ImmutableArray<Area> areas) =>
        new(Kebab(kind) + "." + string.Join('+', areas.Select(Kebab)));

    /// <summary><c>eligible-patients.breast-cancer</c></summary>
    public static PoolId Of(ConditionGroup group) => new(Kebab(PoolKind.EligiblePatients) + "." + Kebab(group));

    private static string Kebab<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
