using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads the study's conditions, in the registrant's words and order.</summary>
internal static class ConditionReader
{
    public static ImportProblem? FindProblem(RecordNode record)
    {
        var conditions = record["protocolSection"]["conditionsModule"]["conditions"];
        var isNamed = conditions.Texts().Any() || MeshReader.Descriptors(record["derivedSection"]["conditionBrowseModule"]["meshes"]).Any();
        return isNamed ? null : new ImportProblem(conditions.Path, "expected at least one condition");
    }

    public static ImmutableArray<string> Read(RecordNode module, Warnings warnings)
    {
        var node = module["conditions"];
        var written = node.Texts().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (written.Count > StudyDraftLimits.Conditions)
        {
            warnings.Add(node, $"the first {StudyDraftLimits.Conditions} of {written.Count} are kept");
        }

        if (written.Take(StudyDraftLimits.Conditions).Any(condition => condition.Length > StudyDraftLimits.ConditionLength))
        {
            warnings.Add(node, $"cut to {StudyDraftLimits.ConditionLength} characters each");
        }

        return [.. written.Take(StudyDraftLimits.Conditions).Select(text => RecordText.Shorten(text, StudyDraftLimits.ConditionLength))];
    }
}
