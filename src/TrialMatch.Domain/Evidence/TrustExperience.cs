using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Evidence;

/// <summary>A trust's experience according to registries. Its totals are computed once, since every plan needs some of them.</summary>
/// <param name="entries">The entries, one for each area, condition group, kind of trial and year.</param>
public sealed class TrustExperience(TrustId trust, ImmutableArray<ExperienceEntry> entries)
{
    private readonly Lazy<FrozenDictionary<ConditionGroup, ExperienceTotals>> _byGroup = new(() => SumsBy(entries, entry => entry.ConditionGroup));
    private readonly Lazy<FrozenDictionary<Area, ExperienceTotals>> _byArea = new(() => SumsBy(entries, entry => entry.Area));

    public TrustId Trust { get; } = trust;

    public ImmutableArray<ExperienceEntry> Entries { get; } = entries;

    /// <summary>The totals over all trials.</summary>
    public ExperienceTotals Total => ExperienceTotals.Of(Entries);

    public static TrustExperience None(TrustId trust) => new(trust, []);

    /// <summary>Returns the totals over trials of a condition group, for all lead areas.</summary>
    public ExperienceTotals With(ConditionGroup group) => _byGroup.Value.GetValueOrDefault(group, ExperienceTotals.None);

    /// <summary>Returns the totals over trials that an area led.</summary>
    public ExperienceTotals In(Area area) => _byArea.Value.GetValueOrDefault(area, ExperienceTotals.None);

    private static FrozenDictionary<T, ExperienceTotals> SumsBy<T>(ImmutableArray<ExperienceEntry> entries, Func<ExperienceEntry, T?> kindOf)
        where T : struct => entries
        .Where(entry => kindOf(entry) is not null)
        .GroupBy(entry => kindOf(entry)!.Value)
        .ToFrozenDictionary(alike => alike.Key, ExperienceTotals.Of);
}
