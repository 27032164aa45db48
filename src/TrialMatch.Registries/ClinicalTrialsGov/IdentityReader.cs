using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads a study's names and ids.</summary>
internal static class IdentityReader
{
    private const string Brief = "briefTitle";

    private static readonly ImmutableArray<string> Titles = [Brief, "officialTitle", "acronym"];

    public static ImportProblem? FindProblem(RecordNode identification) =>
        TitleNode(identification).Text().Length > 0
            ? null
            : new ImportProblem(identification[Brief].Path, "expected a title");

    public static string ReadRegistryId(RecordNode identification) =>
        RecordText.Shorten(identification["nctId"].Text(), StudyDraftLimits.RegistryIdLength);

    public static string ReadSponsor(RecordNode sponsors, Warnings warnings) =>
        Cut(sponsors["leadSponsor"]["name"], ImportLimits.SponsorNameLength, warnings);

    /// <summary>Returns the brief title, or else the official title, or else the acronym.</summary>
    public static string ReadTitle(RecordNode identification, Warnings warnings)
    {
        var node = TitleNode(identification);
        if (node.Path != identification[Brief].Path)
        {
            warnings.Add("title", $"the record has no {Brief}; taken from {node.Path}");
        }

        return Cut(node, StudyDraftLimits.TitleLength, warnings);
    }

    /// <summary>Returns the sponsor's own id for the study; null if the record has none.</summary>
    public static string? ReadProtocolCode(RecordNode identification, Warnings warnings) =>
        Cut(identification["orgStudyIdInfo"]["id"], StudyDraftLimits.ProtocolCodeLength, warnings) is { Length: > 0 } code ? code : null;

    /// <summary>Returns the registry's own id and those of other registries, without the ids of grants and funders.</summary>
    public static ImmutableArray<string> ReadRegistryIds(RecordNode identification, Warnings warnings)
    {
        var own = ReadRegistryId(identification);
        if (own.Length == 0)
        {
            warnings.Add(identification["nctId"], "the record has no id: a second import of it cannot be recognised");
        }

        var others = identification["secondaryIdInfos"].Items()
            .Take(ImportLimits.ListItems)
            .Where(info => info["type"].Text() is "EUDRACT_NUMBER" or "CTIS" or "REGISTRY")
            .Select(info => RecordText.Shorten(info["id"].Text(), StudyDraftLimits.RegistryIdLength));
        return [.. others.Prepend(own).Where(id => id.Length > 0).Distinct().Take(StudyDraftLimits.RegistryIds)];
    }

    private static RecordNode TitleNode(RecordNode identification) =>
        Titles.Select(name => identification[name]).FirstOrDefault(node => node.Text().Length > 0, identification[Brief]);

    private static string Cut(RecordNode node, int longest, Warnings warnings)
    {
        var text = node.Text();
        if (text.Length > longest)
        {
            warnings.Add(node, $"cut to {longest} characters");
        }

        return RecordText.Shorten(text, longest);
    }
}
