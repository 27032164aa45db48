using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>What a recognised term means for a study's routing.</summary>
/// <param name="Kind">Whether it indicates an area, indicates none, or says nothing either way.</param>
/// <param name="Group">Set where it is a disease, with or without a centre.</param>
/// <param name="Name">For display: "lung cancer", "urology".</param>
/// <param name="IsAccompaniment">Whether it accompanies many diseases (anxiety, poor sleep), so that it is primary only where nothing else is named.</param>
internal sealed record Concept(ConceptKind Kind, AreaRule Rule, ConditionGroup? Group, ImmutableArray<Area> CoLeads, string Name, bool IsAccompaniment = false)
{
    /// <summary>Null where no centre covers it.</summary>
    public Area? Area => Kind == ConceptKind.OfArea && Group is { } group ? ConditionGroups.AreaOf(group) : null;

    public static Concept Of(AreaRule rule, ConditionGroup group, params ReadOnlySpan<Area> coLeads) =>
        new(ConceptKind.OfArea, rule, group, [.. coLeads], Spaced(group));

    public Concept Accompanying() => this with { IsAccompaniment = true };

    /// <summary>A disease whose studies have no centre.</summary>
    public static Concept Outside(ConditionGroup group) =>
        new(ConceptKind.Outside, AreaRule.NothingFits, group, [], Spaced(group) + ", which has no centre");

    /// <summary>As <see cref="Outside"/>, but overrides everything else that the same text names: hypertension in pregnancy is obstetrics.</summary>
    public static Concept OutsideAndOverrides(ConditionGroup group) =>
        Outside(group) with { Kind = ConceptKind.OutsideAndOverrides };

    /// <summary>Indicates a rule, in a text other than a condition.</summary>
    public static Concept Sign(AreaRule rule, string name) => new(ConceptKind.Sign, rule, null, [], name);

    /// <summary>A symptom, setting or treatment that occurs with any disease.</summary>
    public static Concept Neutral { get; } = new(ConceptKind.Neutral, AreaRule.NothingFits, null, [], "says nothing about the area");

    private static string Spaced(ConditionGroup group) =>
        string.Concat(group.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
