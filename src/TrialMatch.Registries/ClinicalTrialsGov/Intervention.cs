using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <param name="Type">As registered; null where the record's word is not known.</param>
/// <param name="Arms">Labels of the arms that get it; empty where the record does not say.</param>
internal sealed record Intervention(InterventionType? Type, string Name, string Description, ImmutableArray<string> Arms)
{
    private static readonly Dictionary<string, InterventionType> TypesByName = Enum.GetValues<InterventionType>()
        .Where(type => type != InterventionType.Unspecified)
        .ToDictionary(type => type.ToString(), StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<Intervention> ReadAll(RecordNode arms) =>
        [.. arms["interventions"].Items().Take(ImportLimits.ListItems).Where(item => item.IsObject).Select(Read)];

    private static Intervention Read(RecordNode item) => new(
        ParseType(item["type"].Text()),
        item["name"].Text(),
        item["description"].Text(),
        [.. item["armGroupLabels"].Texts().Take(ImportLimits.ListItems)]);

    /// <summary>Reads "DIETARY_SUPPLEMENT" or "Dietary Supplement".</summary>
    private static InterventionType? ParseType(string text) =>
        TypesByName.TryGetValue(string.Concat(text.Where(char.IsAsciiLetter)), out var type) ? type : null;
}
