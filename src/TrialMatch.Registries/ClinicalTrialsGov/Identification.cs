using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Names and numbers of a study.</summary>
internal static class Identification
{
    public static string RegistryId(JsonView module) =>
        TextCleaner.Shorten(module["nctId"].Text(), StudyDraftLimits.RegistryIdLength);

    /// <summary>The brief title, the official one where that is missing, the acronym where both are; empty where none is given.</summary>
    public static string Title(JsonView module, Notes notes)
    {
        string[] names = ["briefTitle", "officialTitle", "acronym"];
        var name = names.FirstOrDefault(candidate => module[candidate].Text().Length > 0, "briefTitle");
        var title = module[name].Text();
        if (title.Length > 0 && name != "briefTitle")
        {
            notes.Warn("title", $"the record has no briefTitle; its {name} is taken");
        }

        if (title.Length > StudyDraftLimits.TitleLength)
        {
            notes.Warn("title", $"cut to {StudyDraftLimits.TitleLength} characters");
        }

        return TextCleaner.Shorten(title, StudyDraftLimits.TitleLength);
    }

    public static string? ProtocolCode(JsonView module)
    {
        var code = module["orgStudyIdInfo"]["id"].Text();
        return code.Length > 0 ? TextCleaner.Shorten(code, StudyDraftLimits.ProtocolCodeLength) : null;
    }

    /// <summary>The registry's own id and those in other registries; grant and sponsor numbers are left out.</summary>
    public static ImmutableArray<string> RegistryIds(JsonView module, Notes notes)
    {
        var own = RegistryId(module);
        if (own.Length == 0)
        {
            notes.Warn("registry_ids", "the record has no nctId");
        }

        var others = module["secondaryIdInfos"].Items()
            .Where(info => info["type"].Text() is "EUDRACT_NUMBER" or "CTIS" or "REGISTRY")
            .Select(info => TextCleaner.Shorten(info["id"].Text(), StudyDraftLimits.RegistryIdLength));
        return [.. others.Prepend(own).Where(id => id.Length > 0).Distinct().Take(StudyDraftLimits.RegistryIds)];
    }
}
