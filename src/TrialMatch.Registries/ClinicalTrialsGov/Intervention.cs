using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <param name="Type">As registered, or <see cref="InterventionType.Other"/> where the record's word is not known.</param>
/// <param name="Arms">Labels of the arms that get it; empty where the record does not say.</param>
internal sealed record Intervention(InterventionType Type, string Name, string Description, ImmutableArray<string> Arms)
{
    public static ImmutableArray<Intervention> ReadAll(JsonView arms) =>
        [.. arms["interventions"].Items().Where(item => item.IsObject).Select(Read)];

    private static Intervention Read(JsonView item) => new(
        InterventionTypes.Parse(item["type"].Text()),
        item["name"].Text(),
        item["description"].Text(),
        [.. item["armGroupLabels"].Texts()]);
}
