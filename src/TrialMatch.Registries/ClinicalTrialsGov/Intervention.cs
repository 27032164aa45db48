using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <param name="Type">As registered, or <see cref="InterventionType.Other"/> where the record's word is not known.</param>
/// <param name="Arms">Labels of the arms that get it; empty where the record does not say.</param>
internal sealed record Intervention(InterventionType Type, string Name, string Description, ImmutableArray<string> Arms)
{
    public static ImmutableArray<Intervention> ReadAll(RecordNode arms) =>
        [.. arms["interventions"].Items().Take(ImportLimits.ListItems).Where(item => item.IsObject).Select(Read)];

    private static Intervention Read(RecordNode item) => new(
        InterventionTypes.Parse(item["type"].Text()),
        item["name"].Text(),
        item["description"].Text(),
        [.. item["armGroupLabels"].Texts().Take(ImportLimits.ListItems)]);
}
