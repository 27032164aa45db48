using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>What the study is about: the registrant's conditions and the headings the registry derived.</summary>
internal static class Subject
{
    public static ImmutableArray<string> Conditions(JsonView module, Notes notes)
    {
        var written = module["conditions"].Texts().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (written.Count > StudyDraftLimits.Conditions)
        {
            notes.Warn("conditions", $"the first {StudyDraftLimits.Conditions} of {written.Count} are kept");
        }

        var kept = ImmutableArray.CreateBuilder<string>();
        foreach (var condition in written.Take(StudyDraftLimits.Conditions))
        {
            if (condition.Length > StudyDraftLimits.ConditionLength)
            {
                notes.Warn(string.Create(CultureInfo.InvariantCulture, $"conditions[{kept.Count}]"), $"cut to {StudyDraftLimits.ConditionLength} characters");
            }

            kept.Add(TextCleaner.Shorten(condition, StudyDraftLimits.ConditionLength));
        }

        return kept.ToImmutable();
    }

    /// <summary>The registry gives one list of ancestors for all its headings, so each heading carries them all.</summary>
    public static ImmutableArray<MeshHeading> Headings(JsonView browse)
    {
        var ancestors = Descriptors(browse["ancestors"]).Take(StudyDraftLimits.MeshAncestors).ToImmutableArray();
        return [.. Descriptors(browse["meshes"]).Take(StudyDraftLimits.MeshHeadings).Select(mesh => new MeshHeading(mesh.Id, mesh.Term, ancestors))];
    }

    private static IEnumerable<MeshAncestor> Descriptors(JsonView list) =>
        list.Items()
            .Select(item => new MeshAncestor(item["id"].Text(), item["term"].Text()))
            .Where(mesh => IsId(mesh.Id) && mesh.Term.Length is > 0 and <= StudyDraftLimits.MeshTermLength);

    private static bool IsId(string id) =>
        id.Length is > 1 and <= StudyDraftLimits.MeshIdLength && char.IsAsciiLetter(id[0]) && id.Skip(1).All(char.IsAsciiDigit);
}
