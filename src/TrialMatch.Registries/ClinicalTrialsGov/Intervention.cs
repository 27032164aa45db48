using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <param name="Type">As registered; null if the record's word is unknown.</param>
/// <param name="Arms">The labels of the arms that receive it; empty if the record does not say.</param>
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
