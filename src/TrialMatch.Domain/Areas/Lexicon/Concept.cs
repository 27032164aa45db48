using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>What a recognised term means for where a study goes.</summary>
/// <param name="Kind">Whether it speaks for an area, for none, or says nothing either way.</param>
/// <param name="Group">Set where the kind is <see cref="ConceptKind.OfArea"/>.</param>
/// <param name="Name">For a person to read: "lung cancer", "urology".</param>
/// <param name="IsAccompaniment">What many diseases bring along (anxiety, poor sleep): primary only where nothing else is named.</param>
internal sealed record Concept(ConceptKind Kind, AreaRule Rule, ConditionGroup? Group, ImmutableArray<Area> CoLeads, string Name, bool IsAccompaniment = false)
{
    private const string NoArea = ", which has no area";

    /// <summary>The field without a centre, such as "lung"; empty for what has one.</summary>
    public string Specialty => Name.EndsWith(NoArea, StringComparison.Ordinal) ? Name[..^NoArea.Length] : string.Empty;

    public Area? Area => Group is { } group ? ConditionGroups.AreaOf(group) : null;

    public static Concept Of(AreaRule rule, ConditionGroup group, params ReadOnlySpan<Area> coLeads) =>
        new(ConceptKind.OfArea, rule, group, [.. coLeads], Spaced(group));

    public Concept Accompanying() => this with { IsAccompaniment = true };

    /// <summary>A disease whose studies have no centre.</summary>
    public static Concept Outside(string specialty) =>
        new(ConceptKind.Outside, AreaRule.NothingFits, null, [], specialty + NoArea);

    /// <summary>As <see cref="Outside"/>, and whatever else the same text names belongs to it: hypertension in pregnancy is obstetrics.</summary>
    public static Concept OutsideWhollySo(string specialty) =>
        Outside(specialty) with { Kind = ConceptKind.OutsideWhollySo };

    /// <summary>What speaks for a rule elsewhere than in a condition.</summary>
    public static Concept Sign(AreaRule rule, string name) => new(ConceptKind.Sign, rule, null, [], name);

    /// <summary>A symptom, setting or treatment that any disease may have.</summary>
    public static Concept Neutral { get; } = new(ConceptKind.Neutral, AreaRule.NothingFits, null, [], "says nothing about the area");

    private static string Spaced(ConditionGroup group) =>
        string.Concat(group.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
